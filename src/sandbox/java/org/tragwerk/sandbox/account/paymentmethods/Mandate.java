package org.tragwerk.sandbox.account.paymentmethods;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A payer's permission to debit a bank account or PayPal account. */
public final class Mandate extends StripeObject {

	final PaymentMethod paymentMethod;

	final String reference;

	/** The amount in cents of a single-use mandate, null for a multi-use mandate. */
	public @Nullable Long amount;

	/**
	 * Seconds of 36 months, after which an unused mandate lapses by the SEPA rulebook.
	 */
	private static final long LAPSES_AFTER = 1_096L * 86_400;

	private long lastUsed;

	String status = "active";

	/**
	 * Whether the payer has revoked it at the bank; Stripe notices when the next debit
	 * fails.
	 */
	public boolean revoked;

	public Mandate(String id, long created, PaymentMethod paymentMethod, String reference) {
		super(id, created);
		this.paymentMethod = paymentMethod;
		this.reference = reference;
		this.lastUsed = created;
	}

	/** Records a use in the past, in seconds. */
	public void usedAt(long time) {
		this.lastUsed = Math.max(this.lastUsed, time);
	}

	/** Whether it lapses when it is used now, which only mandates of SEPA do. */
	boolean hasLapsed(long now) {
		return this.paymentMethod.details instanceof SepaDebit && now - this.lastUsed > LAPSES_AFTER;
	}

	@Override
	public @Nullable String customer() {
		return this.paymentMethod.customer;
	}

	public boolean isActive() {
		return this.status.equals("active");
	}

	@Override
	public Map<String, Object> render() {
		var details = this.paymentMethod.details;
		return ObjectTemplate.of("mandate")
			.fill()
			.set("customer_acceptance",
					OrderedMap.of("accepted_at", this.created, "online",
							OrderedMap.of("ip_address", "203.0.113.7", "user_agent", "Mozilla/5.0 (Sandbox)"), "type",
							"online"))
			.set("id", this.id)
			.set("payment_method", this.paymentMethod.id)
			.set("payment_method_details",
					OrderedMap.of(details.type(), details.renderMandate(this.reference), "type", details.type()))
			.set("status", this.status)
			.set("type", (this.amount != null) ? "single_use" : "multi_use")
			.setOptional((this.amount != null) ? "single_use" : "multi_use",
					(this.amount != null) ? OrderedMap.of("amount", this.amount, "currency", "eur") : Map.of())
			.fields();
	}

}
