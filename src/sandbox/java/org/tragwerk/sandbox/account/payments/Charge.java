package org.tragwerk.sandbox.account.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.balance.BalanceChange;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.paymentmethods.Card;
import org.tragwerk.sandbox.account.paymentmethods.PaymentFailure;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethodDetails;

/** One attempt to take a payment: pending, succeeded or failed. */
public final class Charge extends StripeObject {

	public final PaymentIntent intent;

	public final PaymentMethod paymentMethod;

	public @Nullable String balanceTransaction;

	@Nullable String expectedDebitDate;

	public @Nullable PaymentFailure failure;

	long amountRefunded;

	boolean authenticated;

	boolean disputed;

	public final List<Refund> refunds = new ArrayList<>(0);

	String status;

	public Charge(String id, long created, PaymentIntent intent, PaymentMethod paymentMethod, boolean failed) {
		super(id, created);
		this.intent = intent;
		this.paymentMethod = paymentMethod;
		this.status = failed ? "failed" : "succeeded";
		this.failure = failed ? paymentMethod.details.failure() : null;
	}

	@Override
	public @Nullable String customer() {
		return this.intent.customer;
	}

	public boolean isOfCard() {
		return this.paymentMethod.details instanceof Card;
	}

	/** The cents that can still be refunded. */
	long refundable() {
		return hasSucceeded() ? this.intent.amount - this.amountRefunded : 0;
	}

	/** The change of the balance by this charge, with a fee in cents. */
	public BalanceChange balanceChange(long fee) {
		return new BalanceChange(isOfCard() ? BalanceChange.Type.CHARGE : BalanceChange.Type.PAYMENT,
				this.intent.amount, fee, this,
				balanceDetails(this.intent.description, !this.paymentMethod.details.isDelayed()));
	}

	/**
	 * The details of a change of the balance that is caused by this charge, its refund or
	 * dispute.
	 */
	BalanceChange.Details balanceDetails(@Nullable String description, boolean heldBack) {
		return new BalanceChange.Details(customer(), this.intent.currency, description, heldBack);
	}

	boolean hasFailed() {
		return this.status.equals("failed");
	}

	public boolean hasSucceeded() {
		return this.status.equals("succeeded");
	}

	@Override
	public Map<String, Object> render() {
		var type = this.paymentMethod.details.type();
		return fill("charge").set("amount", this.intent.amount)
			.set("amount_captured", hasFailed() ? 0 : this.intent.amount)
			.set("amount_refunded", this.amountRefunded)
			.set("balance_transaction", this.balanceTransaction)
			.set("billing_details", this.paymentMethod.billingDetails())
			.set("captured", !hasFailed())
			.set("currency", this.intent.currency)
			.set("customer", this.intent.customer)
			.set("description", this.intent.description)
			.set("disputed", this.disputed)
			.set("failure_code", (this.failure != null) ? this.failure.code() : null)
			.set("failure_message", (this.failure != null) ? this.failure.message() : null)
			.set("outcome", outcome())
			.set("paid", hasSucceeded())
			.set("payment_intent", this.intent.id)
			.set("payment_method", this.paymentMethod.id)
			.set("payment_method_details",
					OrderedMap.of(type, this.paymentMethod.details.renderCharge(context()), "type", type))
			.set("receipt_url", hasSucceeded() ? "https://pay.stripe.test/receipts/" + this.id : null)
			.set("refunded", this.amountRefunded == this.intent.amount)
			.set("status", this.status)
			.fields();
	}

	private PaymentMethodDetails.ChargeContext context() {
		return new PaymentMethodDetails.ChargeContext(this.id, this.intent.amount, hasFailed(), this.authenticated,
				this.expectedDebitDate, this.paymentMethod);
	}

	private Map<String, Object> outcome() {
		var outcome = ObjectTemplate.of("outcome").fill();
		if (this.failure != null) {
			outcome.set("advice_code", "try_again_later")
				.set("network_decline_code", "05")
				.set("network_status", "declined_by_network")
				.set("reason", this.failure.reason())
				.set("seller_message", "The bank did not say why it declined the payment.")
				.set("type", "issuer_declined");
		}
		return outcome.fields();
	}

}
