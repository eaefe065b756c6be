package org.tragwerk.sandbox.account.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.balance.Payout;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.paymentmethods.Card;
import org.tragwerk.sandbox.account.paymentmethods.Mandate;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.Dispute;
import org.tragwerk.sandbox.account.payments.EarlyFraudWarning;
import org.tragwerk.sandbox.account.payments.PaymentIntent;
import org.tragwerk.sandbox.account.payments.Payments;
import org.tragwerk.sandbox.account.payments.Refund;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;
import org.tragwerk.sandbox.account.subscriptions.Subscription;

/**
 * The actions on one object that banks or users of Stripe's dashboard perform, but no API
 * call does.
 */
final class DashboardActions {

	private final Account account;

	private final SubscriptionBiller billing;

	private final Payments payments;

	private final String id;

	private final Map<String, String> fields;

	DashboardActions(Account account, SubscriptionBiller billing, String id, Map<String, String> fields) {
		this.account = account;
		this.billing = billing;
		this.payments = billing.payments();
		this.id = id;
		this.fields = fields;
	}

	void perform(String action) {
		switch (action) {
			case "fail_next_payment" -> failNextPayment();
			case "cancel" -> this.billing.canceler().cancel(running(), "cancellation_requested");
			case "pause" -> pause(running());
			case "delete" -> delete();
			case "deactivate_mandate" -> this.payments.customers().mandates().deactivate(mandate());
			case "revoke_mandate" -> mandate().revoked = true;
			case "refund" -> refund();
			case "dispute" -> this.payments.disputes().open(charge(), number("amount"), reason());
			case "inquire" -> this.payments.disputes().inquire(charge(), number("amount"), reason());
			case "prevent" -> this.payments.disputes().prevent(charge(), number("amount"), reason());
			case "escalate" -> this.payments.disputes().escalate(dispute());
			case "challenge_next_payment" -> running().challenged = true;
			case "fail_finalization" -> running().unfinalizable = true;
			case "grant_trial" ->
				this.billing.trials().grant(running(), Objects.requireNonNullElse(number("days"), 7L));
			case "overpay" -> overpay();
			case "renew_card" -> renewCard();
			case "suspect" -> suspect(charge());
			case "fail" -> fail();
			case "dispute_won" -> this.payments.disputes().close(dispute(), true);
			case "dispute_lost" -> this.payments.disputes().close(dispute(), false);
			default -> throw new NotPossibleException("Unknown act: " + action);
		}
	}

	private void failNextPayment() {
		var times = number("times");
		var subscriptions = this.id.startsWith("cus_") ? this.account.table(Subscription.class).of(this.id)
				: List.of(running());
		if (subscriptions.isEmpty()) {
			throw new NotPossibleException("No subscription of " + this.id + " could fail.");
		}
		subscriptions.forEach(
				(subscription) -> subscription.failing = (times == null) ? 1 : ((times == 0) ? -1 : times.intValue()));
	}

	private void pause(Subscription subscription) {
		var before = subscription.render();
		subscription.pause = new Subscription.Pause("void", null);
		this.account.events().publishUpdate("customer.subscription.updated", before, subscription);
	}

	private void delete() {
		var customer = this.account.table(Customer.class).find(this.id);
		if (customer == null || customer.deleted) {
			throw new NotPossibleException("Only customers can be deleted, and only once: " + this.id);
		}
		this.payments.customers().delete(customer);
	}

	/** Overpays an invoice. */
	private void overpay() {
		var invoice = this.account.table(Invoice.class).find(this.id);
		if (invoice == null || !invoice.status.equals("paid")) {
			throw new NotPossibleException("Only an invoice that is paid can be overpaid: " + this.id);
		}
		invoice.amountOverpaid += Objects.requireNonNullElse(number("amount"), 100L);
		this.account.events().publish("invoice.overpaid", invoice);
	}

	/**
	 * Stripe's card account updater replaces the number of a card that the bank renewed.
	 */
	private void renewCard() {
		var method = this.account.table(PaymentMethod.class).find(this.id);
		if (method == null || !(method.details instanceof Card)) {
			throw new NotPossibleException("No such card: " + this.id);
		}
		var before = method.render();
		method.renewals++;
		this.account.events().publishUpdate("payment_method.automatically_updated", before, method);
	}

	private void suspect(Charge charge) {
		if (!charge.isOfCard()) {
			throw new NotPossibleException("Only the banks of cards tell what they suspect.");
		}
		var warning = new EarlyFraudWarning(this.account.newId("issfr_1", 23), this.account.now(), charge);
		this.account.events()
			.publish("radar.early_fraud_warning.created", this.account.table(EarlyFraudWarning.class).add(warning));
	}

	/** A bank returns a payout or a refund. */
	private void fail() {
		var refund = this.account.table(Refund.class).find(this.id);
		var payout = this.account.table(Payout.class).find(this.id);
		if (refund != null) {
			this.payments.refunds().fail(refund);
		}
		else if (payout != null) {
			this.payments.balances().payouts().fail(payout);
		}
		else {
			throw new NotPossibleException("Only payouts and refunds are sent back: " + this.id);
		}
	}

	private void refund() {
		try {
			this.payments.refunds().refund(charge(), number("amount"), this.fields.get("reason"), Map.of());
		}
		catch (org.tragwerk.sandbox.api.ApiError ex) {
			throw new NotPossibleException(String.valueOf(ex.getMessage()));
		}
	}

	private Subscription running() {
		var subscription = this.account.table(Subscription.class).find(this.id);
		if (subscription == null || subscription.hasEnded()) {
			throw new NotPossibleException("No such running subscription: " + this.id);
		}
		return subscription;
	}

	/** The mandate behind a payment method, a subscription or its customer. */
	private Mandate mandate() {
		var subscription = this.id.startsWith("cus_") ? this.account.table(Subscription.class)
			.of(this.id)
			.stream()
			.filter((own) -> !own.hasEnded())
			.findFirst()
			.orElse(null) : this.account.table(Subscription.class).find(this.id);
		var method = this.account.table(PaymentMethod.class)
			.find((subscription != null) ? String.valueOf(subscription.defaultPaymentMethod) : this.id);
		var mandate = this.account.table(Mandate.class)
			.find((method != null) ? String.valueOf(method.mandate) : this.id);
		if (mandate == null) {
			throw new NotPossibleException("There is no mandate behind " + this.id);
		}
		return mandate;
	}

	/** The latest charge behind a subscription, an invoice or a payment intent. */
	private Charge charge() {
		var subscription = this.account.table(Subscription.class).find(this.id);
		var invoice = this.account.table(Invoice.class)
			.find((subscription != null) ? text(subscription.latestInvoice) : this.id);
		var intent = this.account.table(PaymentIntent.class)
			.find((invoice != null) ? text(invoice.paymentIntent) : this.id);
		var charge = this.account.table(Charge.class).find((intent != null) ? text(intent.latestCharge) : this.id);
		if (charge == null) {
			throw new NotPossibleException("There is no charge behind " + this.id);
		}
		return charge;
	}

	private Dispute dispute() {
		return this.account.table(Dispute.class)
			.all()
			.stream()
			.filter((dispute) -> dispute.id.equals(this.id) || dispute.charge.id.equals(this.id))
			.findFirst()
			.orElseThrow(() -> new NotPossibleException("There is no dispute of " + this.id));
	}

	private String reason() {
		return this.fields.getOrDefault("reason", "");
	}

	private @Nullable Long number(String field) {
		var value = this.fields.getOrDefault(field, "");
		if (!value.matches("\\d{0,12}")) {
			throw new NotPossibleException(field + " has to be a number: " + value);
		}
		return value.isEmpty() ? null : Long.valueOf(value);
	}

	private static String text(@Nullable String id) {
		return (id != null) ? id : "";
	}

}
