package org.tragwerk.sandbox.account.payments;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.balance.BalanceChange;
import org.tragwerk.sandbox.account.balance.BalanceTransaction;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A dispute or inquiry about a charge. */
public final class Dispute extends StripeObject {

	static final long RESPONSE_TIME = 20L * 86_400;

	public final Charge charge;

	final long amount;

	final String reason;

	final List<BalanceTransaction> lines = new ArrayList<>(1);

	final Map<String, Object> evidence = new LinkedHashMap<>();

	/** The fee in cents for contesting the dispute, returned if it is won. */
	long contestFee;

	int submissions;

	String status;

	Dispute(String id, long created, Charge charge, long amount, String reason) {
		super(id, created);
		this.charge = charge;
		this.amount = amount;
		this.reason = reason;
		this.status = charge.paymentMethod.details.isDelayed() ? "lost" : "needs_response";
	}

	@Override
	public @Nullable String customer() {
		return this.charge.customer();
	}

	/**
	 * The change of the balance when the disputed amount is withdrawn, with a fee in
	 * cents.
	 */
	BalanceChange withdrawal(long fee) {
		return new BalanceChange(BalanceChange.Type.DISPUTE, -this.amount, fee, this,
				this.charge.balanceDetails("Chargeback withdrawal for " + this.charge.id, false));
	}

	/** The change of the balance when so many cents are reinstated. */
	BalanceChange reinstatement(long cents) {
		return new BalanceChange(BalanceChange.Type.DISPUTE_REVERSAL, cents, 0, this,
				this.charge.balanceDetails("Chargeback reversal for " + this.charge.id, false));
	}

	/** Whether it is an inquiry, which withdraws no funds. */
	boolean isInquiry() {
		return this.status.startsWith("warning_");
	}

	boolean needsResponse() {
		return this.status.endsWith("needs_response");
	}

	/** Whether it is neither won nor lost. */
	boolean isOpen() {
		return needsResponse() || this.status.endsWith("under_review");
	}

	@Override
	public Map<String, Object> render() {
		return fill("dispute").set("amount", this.amount)
			.set("balance_transactions", this.lines.stream().map(BalanceTransaction::render).toList())
			.set("charge", this.charge.id)
			.set("currency", this.charge.intent.currency)
			.set("evidence_details",
					OrderedMap.of("due_by", needsResponse() ? this.created + RESPONSE_TIME : null,
							"enhanced_eligibility", Map.of(), "has_evidence", !this.evidence.isEmpty(), "past_due",
							false, "submission_count", this.submissions))
			.set("evidence", evidence())
			.set("is_charge_refundable", isInquiry() && isOpen())
			.set("payment_intent", this.charge.intent.id)
			.setOptional("payment_method_details", details())
			.set("reason", this.reason)
			.set("status", this.status)
			.fields();
	}

	private Map<String, Object> evidence() {
		var shown = ObjectTemplate.of("dispute_evidence").fill();
		this.evidence.forEach(shown::set);
		return shown.fields();
	}

	/** The {@code payment_method_details}, null for direct debits. */
	private @Nullable Map<String, Object> details() {
		return switch (this.charge.paymentMethod.details.type()) {
			case "card" -> OrderedMap.of("card", OrderedMap.of("brand", "visa", "case_type",
					isInquiry() ? "inquiry" : "chargeback", "network", "visa", "network_reason_code", "10.4"), "type",
					"card");
			case "paypal" -> OrderedMap.of("paypal",
					OrderedMap.of("case_id", "PP-R-" + this.id.hashCode(), "reason_code", null), "type", "paypal");
			default -> null;
		};
	}

}
