package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.invoices.InvoiceSettlement;
import org.tragwerk.sandbox.account.paymentmethods.Mandate;
import org.tragwerk.sandbox.account.paymentmethods.Mandates;
import org.tragwerk.sandbox.account.paymentmethods.PaymentFailure;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.ChargeProcessor;
import org.tragwerk.sandbox.account.payments.PaymentIntent;

/**
 * Collects the open invoice of a running subscription: at once from cards and PayPal,
 * days later from bank accounts, and once more after some days where that helps.
 */
final class Debiting {

	private static final long DAY = 86_400;

	private static final List<Long> RETRIES = List.of(3 * DAY, 5 * DAY, 7 * DAY);

	private static final long LAST_RETRY = 15 * DAY;

	private static final PaymentFailure WITHOUT_MANDATE = new PaymentFailure("debit_not_authorized",
			"debit_not_authorized", "The payer has withdrawn the mandate.");

	private final Account account;

	private final EventLog events;

	private final Billing billing;

	private final ChargeProcessor charges;

	private final InvoiceSettlement settlement;

	Debiting(Account account, Billing billing) {
		this.account = account;
		this.events = account.events();
		this.billing = billing;
		this.charges = billing.payments().charges();
		this.settlement = billing.settlement();
	}

	void collect(Subscription subscription, Invoice invoice) {
		var method = findMethodOf(subscription);
		if (method == null) {
			lacksMethod(new Debt(subscription, invoice, false));
		}
		else {
			collect(new Debt(subscription, invoice, false), method);
		}
	}

	/** Nobody can be asked for the money. */
	private void lacksMethod(Debt debt) {
		var before = debt.subscription().render();
		debt.invoice().attempts++;
		planRetry(debt, false);
		owe(debt);
		this.events.publish("invoice.payment_failed", debt.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, debt.subscription());
		if (debt.invoice().nextAttempt == null) {
			giveUp(debt);
		}
	}

	/** Only who was up to date, by the invoice that decides, falls behind. */
	private void owe(Debt debt) {
		if (debt.subscription().status.equals("active") && decides(debt) && !debt.isOfPendingUpdate()) {
			debt.subscription().status = "past_due";
		}
	}

	/** Tries to collect with a payment method that need not be the subscription's. */
	void collect(Debt debt, PaymentMethod method) {
		if (!debt.byHand() || debt.invoice().attempts == 0) {
			debt.invoice().attempts++;
		}
		var mandate = (method.mandate != null) ? this.account.table(Mandate.class).get(method.mandate) : null;
		var fails = debt.subscription().nextPaymentFails() || method.means.alwaysFails();
		if (mandate != null) {
			mandates().use(mandate);
		}
		if (mandate != null && !mandate.isActive()) {
			failed(debt, this.charges.markFailed(this.charges.fail(intentOf(debt), method), WITHOUT_MANDATE));
		}
		else if (debt.subscription().challenged && !method.means.isDelayed()) {
			ask(debt, method);
		}
		else if (method.means.isDelayed()) {
			process(debt, this.charges.process(intentOf(debt), method), fails, mandate);
		}
		else if (fails) {
			failed(debt, this.charges.fail(intentOf(debt), method));
		}
		else {
			succeeded(debt, this.charges.succeed(intentOf(debt), method));
		}
	}

	/** The bank wants to see the payer, who finds the way on the invoice's page. */
	private void ask(Debt debt, PaymentMethod method) {
		var before = debt.subscription().render();
		var intent = intentOf(debt);
		debt.subscription().challenged = false;
		owe(debt);
		intent.failed = null;
		intent.paymentMethod = method;
		intent.nextAction = debt.invoice().page;
		intent.status = "requires_action";
		this.events.publish("payment_intent.requires_action", intent);
		this.events.publish("invoice.payment_action_required", debt.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, debt.subscription());
	}

	PaymentMethod methodOf(Subscription subscription) {
		return Objects.requireNonNull(findMethodOf(subscription), "No way to pay for " + subscription.id);
	}

	/** The subscription's own way to pay, or its customer's. */
	@Nullable PaymentMethod findMethodOf(Subscription subscription) {
		var customer = this.account.table(Customer.class).get(subscription.customer);
		var method = (subscription.defaultPaymentMethod != null) ? subscription.defaultPaymentMethod
				: customer.defaultPaymentMethod;
		return (method != null) ? this.account.table(PaymentMethod.class).get(method) : null;
	}

	private PaymentIntent intentOf(Debt debt) {
		return this.settlement.intentOf(debt.invoice());
	}

	private Mandates mandates() {
		return this.billing.payments().customers().mandates();
	}

	private void process(Debt debt, Charge charge, boolean fails, @Nullable Mandate mandate) {
		debt.invoice().nextAttempt = debt.byHand() ? debt.invoice().nextAttempt : null;
		this.events.publish("charge.pending", charge);
		this.events.publish("payment_intent.processing", charge.intent);
		if (decides(debt) && debt.subscription().status.equals("active")) {
			move(debt.subscription(), this.account.settings().whileRenewalDebit());
		}
		if (mandate != null && mandate.revoked) {
			this.billing.payments().settling().failsLater(charge, WITHOUT_MANDATE, (failed) -> {
				mandates().deactivate(mandate);
				failed(debt, failed);
			});
		}
		else if (fails) {
			this.billing.payments()
				.settling()
				.failsLater(charge, charge.paymentMethod.means.refusal(), (failed) -> failed(debt, failed));
		}
		else {
			this.billing.payments().settling().succeedsLater(charge, (succeeded) -> succeeded(debt, succeeded));
		}
	}

	private void succeeded(Debt debt, Charge charge) {
		var subscription = debt.subscription();
		var before = subscription.render();
		this.settlement.settle(debt.invoice());
		if (decides(debt) && subscription.isBilled()) {
			subscription.status = "active";
		}
		var pending = debt.isOfPendingUpdate() ? subscription.pendingUpdate : null;
		if (pending != null) {
			pending.apply();
			subscription.pendingUpdate = null;
		}
		this.events.publish("charge.succeeded", charge);
		this.events.publish("payment_intent.succeeded", charge.intent);
		this.events.publish("invoice.paid", debt.invoice());
		this.events.publish("invoice.payment_succeeded", debt.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
		if (pending != null) {
			this.events.publish("customer.subscription.pending_update_applied", subscription);
		}
		this.settlement.bookLater(charge, debt.invoice());
	}

	private void failed(Debt debt, Charge charge) {
		var before = debt.subscription().render();
		var delayed = charge.paymentMethod.means.isDelayed();
		if (!debt.byHand() && !debt.isOfPendingUpdate()) {
			planRetry(debt, delayed);
		}
		owe(debt);
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", charge.intent);
		this.events.publish("invoice.payment_failed", debt.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, debt.subscription());
		if (debt.invoice().nextAttempt == null && !delayed && !debt.byHand() && !debt.isOfPendingUpdate()) {
			giveUp(debt);
		}
	}

	/** Cards are tried again; bank accounts are not, unless the account opts in. */
	private void planRetry(Debt debt, boolean delayed) {
		var invoice = debt.invoice();
		invoice.nextAttempt = null;
		if (delayed) {
			this.account.schedule(this.account.now() + LAST_RETRY, () -> giveUp(debt));
		}
		else if (invoice.attempts <= RETRIES.size()) {
			plan(debt, this.account.now() + RETRIES.get(invoice.attempts - 1));
		}
	}

	private void plan(Debt debt, long next) {
		debt.invoice().nextAttempt = next;
		this.account.schedule(next, () -> retry(debt, next));
	}

	/** While a debit that was made by hand is under way, the retry waits for it. */
	private void retry(Debt debt, long planned) {
		if (!debt.isCollected() || !Objects.equals(debt.invoice().nextAttempt, planned)) {
			return;
		}
		if (intentOf(debt).isProcessing()) {
			plan(debt, planned + DAY);
		}
		else {
			collect(debt.subscription(), debt.invoice());
		}
	}

	private void giveUp(Debt debt) {
		if (debt.isCollected() && debt.subscription().status.equals("past_due")) {
			switch (this.account.settings().failedRetriesPolicy()) {
				case CANCEL -> this.billing.ending().end(debt.subscription(), "payment_failed");
				case MARK_UNPAID -> move(debt.subscription(), "unpaid");
				case LEAVE_PAST_DUE -> {
				}
			}
		}
	}

	private void move(Subscription subscription, String status) {
		var before = subscription.render();
		subscription.status = status;
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
	}

	private boolean decides(Debt debt) {
		return this.billing.standing().isDecidedBy(debt.subscription(), debt.invoice());
	}

}
