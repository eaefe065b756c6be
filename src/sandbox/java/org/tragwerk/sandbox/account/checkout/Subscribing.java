package org.tragwerk.sandbox.account.checkout;

import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.EventLog;
import org.tragwerk.sandbox.account.core.EventLog.Draft;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.subscriptions.Billing;
import org.tragwerk.sandbox.account.subscriptions.Subscription;
import org.tragwerk.sandbox.account.subscriptions.SubscriptionItem;

/**
 * Makes a subscription of a completed session: item, invoice, payment and charge come to
 * be at once, and Stripe tells of them in an order of its own.
 */
final class Subscribing {

	private final Account account;

	private final EventLog events;

	private final Trying trying;

	private final Billing billing;

	Subscribing(Account account, Trying trying, Billing billing) {
		this.account = account;
		this.events = account.events();
		this.trying = trying;
		this.billing = billing;
	}

	void finish(CheckoutSession session, Decision decision) {
		var customer = this.trying.payer(session, decision);
		var customerBefore = customer.render();
		var fresh = session.attempt == null;
		var intent = this.trying.attempt(session, customer);
		var intentCreated = fresh ? List.of(this.events.draft("payment_intent.created", intent)) : List.<Draft>of();
		var method = this.trying.method(session, intent, customer, decision);
		var charge = this.trying.charge(intent, method);
		customer.currency = session.currency();
		var subscription = subscribe(session, customer, method);
		subscription.status = charge.hasSucceeded() ? "active" : this.account.settings().whileFirstDebit();
		var bill = bill(subscription, customer, charge);
		this.trying.complete(session, charge);
		session.subscription = subscription.id;
		session.invoice = bill.invoice().id;
		this.billing.renewing().watch(subscription);
		var ofCustomer = this.events.updates("customer.updated", customerBefore, customer);
		if (charge.hasSucceeded()) {
			tellPaid(new Told(session, subscription, charge, ofCustomer, intentCreated), bill);
		}
		else {
			tellProcessing(new Told(session, subscription, charge, ofCustomer, intentCreated), bill);
			this.trying.awaitResult(charge, decision, (settled) -> settle(session, bill.invoice(), settled),
					(failed) -> fail(session, bill.invoice(), failed));
		}
	}

	private void tellPaid(Told told, Bill bill) {
		this.events.publish("charge.succeeded", told.charge());
		tellSubscribed(told);
		this.events.publish("payment_intent.succeeded", told.charge().intent);
		this.events.publish(bill.created(), bill.finalized());
		this.events.publish("invoice.paid", bill.invoice());
		this.events.publish("invoice.payment_succeeded", bill.invoice());
		this.billing.settlement().bookLater(told.charge(), bill.invoice());
	}

	private void tellProcessing(Told told, Bill bill) {
		this.events.publish("charge.pending", told.charge());
		this.events.publish("payment_intent.processing", told.charge().intent);
		tellSubscribed(told);
		this.events.publish(bill.created(), bill.finalized());
	}

	private void tellSubscribed(Told told) {
		this.events.publish("payment_method.attached", told.charge().paymentMethod);
		this.events.publish(told.ofCustomer().toArray(Draft[]::new));
		this.events.publish("checkout.session.completed", told.session());
		this.events.publish("customer.subscription.created", told.subscription());
		this.events.publish(told.intentCreated().toArray(Draft[]::new));
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

	/** The late failure: the invoice is voided, the subscription stays as it is. */
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

	private Bill bill(Subscription subscription, Customer customer, Charge charge) {
		var invoice = this.billing.invoices()
			.draft(subscription, "subscription_create",
					this.billing.invoices().linesOf(subscription, subscription.created));
		invoice.number = customer.nextInvoiceNumber();
		invoice.autoAdvance = false;
		var created = this.events.draft("invoice.created", invoice);
		invoice.status = "open";
		invoice.finalizedAt = this.account.now();
		this.billing.settlement().join(invoice, charge.intent);
		var finalized = this.events.draft("invoice.finalized", invoice);
		invoice.attempts = 1;
		if (charge.hasSucceeded()) {
			this.billing.settlement().settle(invoice);
		}
		return new Bill(invoice, created, finalized);
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

	/** The first invoice, and how it looked on its way to be paid. */
	private record Bill(Invoice invoice, Draft created, Draft finalized) {

	}

	/** What all events of a new subscription are about. */
	private record Told(CheckoutSession session, Subscription subscription, Charge charge, List<Draft> ofCustomer,
			List<Draft> intentCreated) {

	}

}
