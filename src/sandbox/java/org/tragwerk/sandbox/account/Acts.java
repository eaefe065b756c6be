package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.Controls.NotPossible;

/** What banks, and the people at the dashboard, do to one object. */
final class Acts {

	private final Account account;

	private final Tables tables;

	private final String id;

	private final Map<String, String> with;

	Acts(Account account, String id, Map<String, String> with) {
		this.account = account;
		this.tables = account.tables;
		this.id = id;
		this.with = with;
	}

	void perform(String act) {
		var behaviour = this.account.behaviour;
		switch (act) {
			case "fail_next_payment" -> failNextPayment();
			case "cancel" -> behaviour.ending.end(running(), "cancellation_requested");
			case "pause" -> pause(running());
			case "delete" -> delete();
			case "deactivate_mandate" -> behaviour.debiting.deactivate(mandate());
			case "revoke_mandate" -> mandate().revoked = true;
			case "refund" -> refund();
			case "dispute" -> behaviour.disputing.open(charge(), this.with.getOrDefault("reason", ""), false);
			case "inquire" -> behaviour.disputing.open(charge(), this.with.getOrDefault("reason", ""), true);
			case "escalate" -> behaviour.disputing.escalate(dispute());
			case "challenge_next_payment" -> running().challenged = true;
			case "fail_finalization" -> running().unfinalizable = true;
			case "grant_trial" -> behaviour.trialing.grant(running(), Objects.requireNonNullElse(number("days"), 7L));
			case "overpay" -> overpay();
			case "renew_card" -> renewCard();
			case "suspect" -> suspect(charge());
			case "fail" -> fail();
			case "dispute_won" -> behaviour.disputing.close(dispute(), true);
			case "dispute_lost" -> behaviour.disputing.close(dispute(), false);
			default -> throw new NotPossible("Unknown act: " + act);
		}
	}

	private void failNextPayment() {
		var times = number("times");
		var subscriptions = this.id.startsWith("cus_") ? this.tables.subscriptions.of(this.id) : List.of(running());
		if (subscriptions.isEmpty()) {
			throw new NotPossible("No subscription of " + this.id + " could fail.");
		}
		subscriptions.forEach(
				(subscription) -> subscription.failing = (times == null) ? 1 : ((times == 0) ? -1 : times.intValue()));
	}

	private void pause(Subscription subscription) {
		var before = subscription.render();
		subscription.pause = new Subscription.Pause("void", null);
		this.account.events.publishUpdate("customer.subscription.updated", before, subscription);
	}

	private void delete() {
		var customer = this.tables.customers.find(this.id);
		if (customer == null || customer.deleted) {
			throw new NotPossible("Only customers can be deleted, and only once: " + this.id);
		}
		this.account.behaviour.ending.delete(customer);
	}

	/** More came in for an invoice than it asks for. */
	private void overpay() {
		var invoice = this.tables.invoices.find(this.id);
		if (invoice == null || !invoice.status.equals("paid")) {
			throw new NotPossible("Only an invoice that is paid can be overpaid: " + this.id);
		}
		invoice.amountOverpaid += Objects.requireNonNullElse(number("amount"), 100L);
		this.account.events.publish("invoice.overpaid", invoice);
	}

	/** The card's bank issues it anew, and tells Stripe. */
	private void renewCard() {
		var method = this.tables.paymentMethods.find(this.id);
		if (method == null || !(method.means instanceof Card)) {
			throw new NotPossible("No such card: " + this.id);
		}
		var before = method.render();
		method.renewals++;
		this.account.events.publishUpdate("payment_method.automatically_updated", before, method);
	}

	private void suspect(Charge charge) {
		if (!charge.isOfCard()) {
			throw new NotPossible("Only the banks of cards tell what they suspect.");
		}
		var warning = new EarlyFraudWarning(this.account.ids.next("issfr_1", 23), this.account.clock.now(), charge);
		this.account.events.publish("radar.early_fraud_warning.created", this.tables.warnings.add(warning));
	}

	/** A bank sends back a payout or a refund. */
	private void fail() {
		var refund = this.tables.refunds.find(this.id);
		var payout = this.tables.payouts.find(this.id);
		if (refund != null) {
			this.account.behaviour.refunding.fail(refund);
		}
		else if (payout != null) {
			this.account.behaviour.payingOut.fail(payout);
		}
		else {
			throw new NotPossible("Only payouts and refunds are sent back: " + this.id);
		}
	}

	private void refund() {
		try {
			this.account.behaviour.refunding.refund(charge(), number("amount"), this.with.get("reason"), Map.of());
		}
		catch (org.tragwerk.sandbox.api.ApiError ex) {
			throw new NotPossible(String.valueOf(ex.getMessage()));
		}
	}

	private Subscription running() {
		var subscription = this.tables.subscriptions.find(this.id);
		if (subscription == null || subscription.hasEnded()) {
			throw new NotPossible("No such running subscription: " + this.id);
		}
		return subscription;
	}

	/** The mandate behind a payment method, a subscription or its customer. */
	private Mandate mandate() {
		var subscription = this.id.startsWith("cus_") ? this.tables.subscriptions.of(this.id)
			.stream()
			.filter((own) -> !own.hasEnded())
			.findFirst()
			.orElse(null) : this.tables.subscriptions.find(this.id);
		var method = this.tables.paymentMethods
			.find((subscription != null) ? String.valueOf(subscription.defaultPaymentMethod) : this.id);
		var mandate = this.tables.mandates.find((method != null) ? String.valueOf(method.mandate) : this.id);
		if (mandate == null) {
			throw new NotPossible("There is no mandate behind " + this.id);
		}
		return mandate;
	}

	/** The latest charge behind a subscription, an invoice or a payment intent. */
	private Charge charge() {
		var subscription = this.tables.subscriptions.find(this.id);
		var invoice = this.tables.invoices.find((subscription != null) ? text(subscription.latestInvoice) : this.id);
		var intent = this.tables.paymentIntents.find((invoice != null) ? text(invoice.paymentIntent) : this.id);
		var charge = this.tables.charges.find((intent != null) ? text(intent.latestCharge) : this.id);
		if (charge == null) {
			throw new NotPossible("There is no charge behind " + this.id);
		}
		return charge;
	}

	private Dispute dispute() {
		return this.tables.disputes.all()
			.stream()
			.filter((dispute) -> dispute.id.equals(this.id) || dispute.charge.id.equals(this.id))
			.findFirst()
			.orElseThrow(() -> new NotPossible("There is no dispute of " + this.id));
	}

	private @Nullable Long number(String field) {
		var value = this.with.getOrDefault(field, "");
		if (!value.matches("\\d{0,12}")) {
			throw new NotPossible(field + " has to be a number: " + value);
		}
		return value.isEmpty() ? null : Long.valueOf(value);
	}

	private static String text(@Nullable String id) {
		return (id != null) ? id : "";
	}

}
