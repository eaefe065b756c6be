package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.core.EventLog.NewEvent;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionBiller;
import org.tragwerk.sandbox.account.subscriptions.Subscription;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionItem;

/**
 * Completes a session in subscription mode: creates subscription, invoice, payment and
 * charge, and publishes their events in Stripe's order.
 */
final class CompleteSubscriptionSession {

	private final Account account;

	private final EventLog events;

	private final CheckoutPayment payment;

	private final SubscriptionBiller billing;

	CompleteSubscriptionSession(Account account, CheckoutPayment payment, SubscriptionBiller billing) {
		this.account = account;
		this.events = account.events();
		this.payment = payment;
		this.billing = billing;
	}

	void finish(CheckoutSession session, CheckoutCompletion completion) {
		var customer = this.payment.payer(session, completion);
		var customerBefore = customer.render();
		var fresh = session.attempt == null;
		var intent = this.payment.attempt(session, customer);
		var intentCreated = fresh ? List.of(this.events.newEvent("payment_intent.created", intent))
				: List.<NewEvent>of();
		var method = this.payment.method(session, intent, customer, completion);
		var charge = this.payment.charge(intent, method);
		customer.currency = session.currency();
		var subscription = subscribe(session, customer, method);
		subscription.status = charge.hasSucceeded() ? "active" : this.account.settings().whileFirstDebit();
		var bill = bill(subscription, customer, charge);
		this.payment.complete(session, charge);
		session.subscription = subscription.id;
		session.invoice = bill.invoice().id;
		this.billing.renewal().scheduleRenewal(subscription);
		var customerUpdates = this.events.updates("customer.updated", customerBefore, customer);
		if (charge.hasSucceeded()) {
			publishPaid(new EventSubjects(session, subscription, charge, customerUpdates, intentCreated), bill);
		}
		else {
			publishProcessing(new EventSubjects(session, subscription, charge, customerUpdates, intentCreated), bill);
			this.payment.awaitResult(charge, completion, (settled) -> settle(session, bill.invoice(), settled),
					(failed) -> fail(session, bill.invoice(), failed));
		}
	}

	private void publishPaid(EventSubjects subjects, FirstInvoice bill) {
		this.events.publish("charge.succeeded", subjects.charge());
		publishSubscribed(subjects);
		this.events.publish("payment_intent.succeeded", subjects.charge().intent);
		this.events.publish(bill.created(), bill.finalized());
		this.events.publish("invoice.paid", bill.invoice());
		this.events.publish("invoice.payment_succeeded", bill.invoice());
		this.billing.settlement().bookLater(subjects.charge(), bill.invoice());
	}

	private void publishProcessing(EventSubjects subjects, FirstInvoice bill) {
		this.events.publish("charge.pending", subjects.charge());
		this.events.publish("payment_intent.processing", subjects.charge().intent);
		publishSubscribed(subjects);
		this.events.publish(bill.created(), bill.finalized());
	}

	private void publishSubscribed(EventSubjects subjects) {
		this.events.publish("payment_method.attached", subjects.charge().paymentMethod);
		this.events.publish(subjects.customerUpdates().toArray(NewEvent[]::new));
		this.events.publish("checkout.session.completed", subjects.session());
		this.events.publish("customer.subscription.created", subjects.subscription());
		this.events.publish(subjects.intentCreated().toArray(NewEvent[]::new));
	}

	private void settle(CheckoutSession session, Invoice invoice, Charge charge) {
		session.paymentStatus = "paid";
		this.billing.settlement().settle(invoice);
		this.events.publish("charge.succeeded", charge);
		this.events.publish("payment_intent.succeeded", charge.intent);
		this.events.publish("invoice.paid", invoice);
		this.events.publish("invoice.payment_succeeded", invoice);
		moveFromIncomplete(session, "active");
		this.events.publish("checkout.session.async_payment_succeeded", session);
		this.billing.settlement().bookLater(charge, invoice);
	}

	/**
	 * A debit fails days later: the invoice is voided, the subscription stays as it is.
	 */
	private void fail(CheckoutSession session, Invoice invoice, Charge charge) {
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", charge.intent);
		this.events.publish("checkout.session.async_payment_failed", session);
		if (invoice.isOpen()) {
			this.billing.settlement().cancel(invoice);
			this.events.publish("payment_intent.canceled", charge.intent);
			this.events.publish("invoice.voided", invoice);
			moveFromIncomplete(session, "incomplete_expired");
		}
	}

	private void moveFromIncomplete(CheckoutSession session, String status) {
		var subscription = this.account.table(Subscription.class).get(String.valueOf(session.subscription));
		if (subscription.status.equals("incomplete")) {
			var before = subscription.render();
			subscription.status = status;
			subscription.endedAt = status.equals("active") ? null : Long.valueOf(this.account.now());
			this.events.publishUpdate("customer.subscription.updated", before, subscription);
		}
	}

	private FirstInvoice bill(Subscription subscription, Customer customer, Charge charge) {
		var invoice = this.billing.invoices()
			.draft(subscription, "subscription_create",
					this.billing.invoices().linesOf(subscription, subscription.created));
		invoice.number = customer.nextInvoiceNumber();
		invoice.autoAdvance = false;
		var created = this.events.newEvent("invoice.created", invoice);
		invoice.status = "open";
		invoice.finalizedAt = this.account.now();
		this.billing.settlement().join(invoice, charge.intent);
		var finalized = this.events.newEvent("invoice.finalized", invoice);
		invoice.attempts = 1;
		if (charge.hasSucceeded()) {
			this.billing.settlement().settle(invoice);
		}
		return new FirstInvoice(invoice, created, finalized);
	}

	private Subscription subscribe(CheckoutSession session, Customer customer, PaymentMethod method) {
		var now = this.account.now();
		var subscription = new Subscription(this.account.newId("sub_1", 23), now, customer.id);
		subscription.metadata = session.dataMetadata;
		subscription.description = session.dataDescription;
		subscription.defaultPaymentMethod = method.id;
		subscription.billingMode = session.billingMode;
		subscription.paymentMethodTypes = session.paymentMethodTypes;
		for (var line : session.lines) {
			var item = new SubscriptionItem(this.account.newId("si_", 14), now, line.price(), line.quantity());
			item.metadata = line.metadata();
			item.periodStart = now;
			item.periodEnd = line.price().cycleFrom(now).boundaryAfter(now);
			subscription.items.add(item);
		}
		return this.account.table(Subscription.class).add(subscription);
	}

	/** The first invoice, with its events rendered at creation and published later. */
	private record FirstInvoice(Invoice invoice, NewEvent created, NewEvent finalized) {

	}

	/** The objects of the events of a new subscription. */
	private record EventSubjects(CheckoutSession session, Subscription subscription, Charge charge,
			List<NewEvent> customerUpdates, List<NewEvent> intentCreated) {

	}

}
