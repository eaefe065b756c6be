package org.tragwerk.sandbox.account.subscriptions;

import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
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
 * Collects open invoices: at once from cards and PayPal, days later from bank accounts,
 * with retries for cards.
 */
final class InvoiceCollector {

	private static final long DAY = 86_400;

	private static final List<Long> RETRIES = List.of(3 * DAY, 5 * DAY, 7 * DAY);

	private static final long LAST_RETRY = 15 * DAY;

	private static final PaymentFailure NOT_AUTHORIZED = new PaymentFailure("debit_not_authorized",
			"debit_not_authorized", "The payer has withdrawn the mandate.");

	private final Account account;

	private final EventLog events;

	private final SubscriptionBiller billing;

	private final ChargeProcessor charges;

	private final InvoiceSettlement settlement;

	InvoiceCollector(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.events = account.events();
		this.billing = billing;
		this.charges = billing.payments().charges();
		this.settlement = billing.settlement();
	}

	void collect(Subscription subscription, Invoice invoice) {
		var method = this.billing.paymentMethods().find(subscription);
		if (method == null) {
			failWithoutPaymentMethod(new InvoiceCollection(subscription, invoice, false));
		}
		else {
			collect(new InvoiceCollection(subscription, invoice, false), method);
		}
	}

	/** The payment fails because there is no payment method. */
	private void failWithoutPaymentMethod(InvoiceCollection collection) {
		var before = collection.subscription().render();
		collection.invoice().attempts++;
		planRetry(collection, false);
		markPastDue(collection);
		this.events.publish("invoice.payment_failed", collection.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, collection.subscription());
		if (collection.invoice().nextAttempt == null) {
			applyFailedRetriesPolicy(collection);
		}
	}

	/** An active subscription becomes past due if this invoice determines its status. */
	private void markPastDue(InvoiceCollection collection) {
		if (collection.subscription().status.equals("active") && determinesStatus(collection)
				&& !collection.isOfPendingUpdate()) {
			collection.subscription().status = "past_due";
		}
	}

	/** Collects with a payment method, which may be another than the subscription's. */
	void collect(InvoiceCollection collection, PaymentMethod method) {
		if (!collection.manual() || collection.invoice().attempts == 0) {
			collection.invoice().attempts++;
		}
		var mandate = (method.mandate != null) ? this.account.table(Mandate.class).get(method.mandate) : null;
		var fails = collection.subscription().nextPaymentFails() || method.details.alwaysFails();
		if (mandate != null) {
			mandates().use(mandate);
		}
		if (mandate != null && !mandate.isActive()) {
			failed(collection,
					this.charges.markFailed(this.charges.fail(intentOf(collection), method), NOT_AUTHORIZED));
		}
		else if (collection.subscription().challenged && !method.details.isDelayed()) {
			requireAction(collection, method);
		}
		else if (method.details.isDelayed()) {
			process(collection, this.charges.process(intentOf(collection), method), fails, mandate);
		}
		else if (fails) {
			failed(collection, this.charges.fail(intentOf(collection), method));
		}
		else {
			succeeded(collection, this.charges.succeed(intentOf(collection), method));
		}
	}

	/** The payment requires authentication on the hosted invoice page. */
	private void requireAction(InvoiceCollection collection, PaymentMethod method) {
		var before = collection.subscription().render();
		var intent = intentOf(collection);
		collection.subscription().challenged = false;
		markPastDue(collection);
		intent.failedCharge = null;
		intent.paymentMethod = method;
		intent.nextAction = collection.invoice().page;
		intent.status = "requires_action";
		this.events.publish("payment_intent.requires_action", intent);
		this.events.publish("invoice.payment_action_required", collection.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, collection.subscription());
	}

	private PaymentIntent intentOf(InvoiceCollection collection) {
		return this.settlement.intentOf(collection.invoice());
	}

	private Mandates mandates() {
		return this.billing.payments().customers().mandates();
	}

	private void process(InvoiceCollection collection, Charge charge, boolean fails, @Nullable Mandate mandate) {
		collection.invoice().nextAttempt = collection.manual() ? collection.invoice().nextAttempt : null;
		this.events.publish("charge.pending", charge);
		this.events.publish("payment_intent.processing", charge.intent);
		if (determinesStatus(collection) && collection.subscription().status.equals("active")) {
			changeStatus(collection.subscription(), this.account.settings().whileRenewalDebit());
		}
		if (mandate != null && mandate.revoked) {
			this.billing.payments().debitSettlement().failsLater(charge, NOT_AUTHORIZED, (failed) -> {
				mandates().deactivate(mandate);
				failed(collection, failed);
			});
		}
		else if (fails) {
			this.billing.payments()
				.debitSettlement()
				.failsLater(charge, charge.paymentMethod.details.failure(), (failed) -> failed(collection, failed));
		}
		else {
			this.billing.payments()
				.debitSettlement()
				.succeedsLater(charge, (succeeded) -> succeeded(collection, succeeded));
		}
	}

	private void succeeded(InvoiceCollection collection, Charge charge) {
		var subscription = collection.subscription();
		var before = subscription.render();
		this.settlement.settle(collection.invoice());
		if (determinesStatus(collection) && subscription.isBilled()) {
			subscription.status = "active";
		}
		var pending = collection.isOfPendingUpdate() ? subscription.pendingUpdate : null;
		if (pending != null) {
			pending.apply();
			subscription.pendingUpdate = null;
		}
		this.events.publish("charge.succeeded", charge);
		this.events.publish("payment_intent.succeeded", charge.intent);
		this.events.publish("invoice.paid", collection.invoice());
		this.events.publish("invoice.payment_succeeded", collection.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
		if (pending != null) {
			this.events.publish("customer.subscription.pending_update_applied", subscription);
		}
		this.settlement.bookLater(charge, collection.invoice());
	}

	private void failed(InvoiceCollection collection, Charge charge) {
		var before = collection.subscription().render();
		var delayed = charge.paymentMethod.details.isDelayed();
		if (!collection.manual() && !collection.isOfPendingUpdate()) {
			planRetry(collection, delayed);
		}
		markPastDue(collection);
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", charge.intent);
		this.events.publish("invoice.payment_failed", collection.invoice());
		this.events.publishUpdate("customer.subscription.updated", before, collection.subscription());
		if (collection.invoice().nextAttempt == null && !delayed && !collection.manual()
				&& !collection.isOfPendingUpdate()) {
			applyFailedRetriesPolicy(collection);
		}
	}

	/** Schedules the next retry of a card; debits are not retried. */
	private void planRetry(InvoiceCollection collection, boolean delayed) {
		var invoice = collection.invoice();
		invoice.nextAttempt = null;
		if (delayed) {
			this.account.schedule(this.account.now() + LAST_RETRY, () -> applyFailedRetriesPolicy(collection));
		}
		else if (invoice.attempts <= RETRIES.size()) {
			plan(collection, this.account.now() + RETRIES.get(invoice.attempts - 1));
		}
	}

	private void plan(InvoiceCollection collection, long next) {
		collection.invoice().nextAttempt = next;
		this.account.schedule(next, () -> retry(collection, next));
	}

	/**
	 * Retries the payment, or postpones the retry by a day while a manual payment is
	 * processing.
	 */
	private void retry(InvoiceCollection collection, long planned) {
		if (!collection.isDue() || !Objects.equals(collection.invoice().nextAttempt, planned)) {
			return;
		}
		if (intentOf(collection).isProcessing()) {
			plan(collection, planned + DAY);
		}
		else {
			collect(collection.subscription(), collection.invoice());
		}
	}

	private void applyFailedRetriesPolicy(InvoiceCollection collection) {
		if (collection.isDue() && collection.subscription().status.equals("past_due")) {
			switch (this.account.settings().failedRetriesPolicy()) {
				case CANCEL -> this.billing.canceler().cancel(collection.subscription(), "payment_failed");
				case MARK_UNPAID -> changeStatus(collection.subscription(), "unpaid");
				case LEAVE_PAST_DUE -> {
				}
			}
		}
	}

	private void changeStatus(Subscription subscription, String status) {
		var before = subscription.render();
		subscription.status = status;
		this.events.publishUpdate("customer.subscription.updated", before, subscription);
	}

	private boolean determinesStatus(InvoiceCollection collection) {
		return this.billing.statusPolicy().isDeterminedBy(collection.subscription(), collection.invoice());
	}

}
