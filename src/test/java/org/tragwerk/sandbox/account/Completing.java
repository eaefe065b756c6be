package org.tragwerk.sandbox.account;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.EventLog.Draft;

/** What a payer does on the hosted page, and everything that Stripe makes of it. */
final class Completing {

	private final Account account;

	private final Tables tables;

	private final EventLog events;

	private final Collecting collecting;

	private final Renewing renewing;

	Completing(Account account, Collecting collecting, Renewing renewing) {
		this.account = account;
		this.tables = account.tables;
		this.events = account.events;
		this.collecting = collecting;
		this.renewing = renewing;
	}

	/** The bank declines: the session stays open, no subscription comes to be. */
	void decline(CheckoutSession session) {
		var method = card(session, "0002");
		var intent = attempt(session, null);
		var charge = this.collecting.fail(intent, method);
		this.events.publish("charge.failed", charge);
		this.events.publish("payment_intent.payment_failed", intent);
	}

	/** The bank wants to see the payer: the session stays open until that is done. */
	void askForAuthentication(CheckoutSession session) {
		var intent = attempt(session, null);
		intent.paymentMethod = this.tables.paymentMethods.add(card(session, "3155"));
		intent.nextAction = session.page + "/authentication";
		intent.status = "requires_action";
		this.events.publish("payment_intent.requires_action", intent);
	}

	/**
	 * The payment succeeds: subscription, item, invoice, payment and charge come to be at
	 * once, and Stripe tells of them in an order of its own.
	 */
	void succeed(CheckoutSession session, @Nullable String email) {
		var customer = payer(session, email);
		var customerBefore = customer.render();
		var fresh = session.attempt == null;
		var intent = attempt(session, customer);
		var intentCreated = this.events.draft("payment_intent.created", intent);
		var method = attach(session, intent, customer);
		var charge = this.collecting.succeed(intent, method);
		customer.currency = session.currency();
		var subscription = subscribe(session, customer, method);
		var bill = bill(subscription, customer, intent);
		complete(session, customer, subscription, bill.invoice());
		publishFirst(session, charge, method, customerUpdated(customerBefore, customer));
		this.events.publish("customer.subscription.created", subscription);
		if (fresh) {
			this.events.publish(intentCreated);
		}
		this.events.publish("payment_intent.succeeded", intent);
		this.events.publish(bill.created(), bill.finalized());
		this.events.publish("invoice.paid", bill.invoice());
		this.events.publish("invoice.payment_succeeded", bill.invoice());
		this.collecting.bookLater(charge, this.collecting.paymentOf(bill.invoice()));
		this.renewing.watch(subscription);
	}

	private PaymentMethod attach(CheckoutSession session, PaymentIntent intent, Customer customer) {
		intent.customer = customer.id;
		this.tables.paymentIntents.reindex(intent);
		var method = authenticatedOrNew(session, intent);
		method.customer = customer.id;
		method.email = (session.customerEmail != null) ? session.customerEmail : customer.email;
		method.name = customer.name;
		return this.tables.paymentMethods.add(method);
	}

	private Bill bill(Subscription subscription, Customer customer, PaymentIntent intent) {
		var invoice = this.collecting.draft(subscription, "subscription_create",
				this.collecting.linesOf(subscription, subscription.created));
		invoice.number = customer.nextInvoiceNumber();
		invoice.autoAdvance = false;
		var created = this.events.draft("invoice.created", invoice);
		invoice.status = "open";
		invoice.finalizedAt = this.account.clock.now();
		this.collecting.join(invoice, intent);
		var finalized = this.events.draft("invoice.finalized", invoice);
		invoice.attempts = 1;
		this.collecting.settle(invoice);
		return new Bill(invoice, created, finalized);
	}

	private void publishFirst(CheckoutSession session, Charge charge, PaymentMethod method, List<Draft> ofCustomer) {
		this.events.publish("charge.succeeded", charge);
		this.events.publish("payment_method.attached", method);
		this.events.publish(ofCustomer.toArray(Draft[]::new));
		this.events.publish("checkout.session.completed", session);
	}

	private List<Draft> customerUpdated(java.util.Map<String, Object> before, Customer customer) {
		var update = this.events.update("customer.updated", before, customer);
		return (update != null) ? List.of(update) : List.of();
	}

	private Subscription subscribe(CheckoutSession session, Customer customer, PaymentMethod method) {
		var now = this.account.clock.now();
		var subscription = new Subscription(id("sub_1", 23), now, customer.id);
		subscription.metadata = session.subscriptionMetadata;
		subscription.description = session.subscriptionDescription;
		subscription.defaultPaymentMethod = method.id;
		for (var line : session.lines) {
			var item = new SubscriptionItem(id("si_", 14), now, line.price(), line.quantity());
			item.metadata = line.metadata();
			item.periodStart = now;
			item.periodEnd = line.price().cycleFrom(now).boundaryAfter(now);
			subscription.items.add(item);
		}
		return this.tables.subscriptions.add(subscription);
	}

	private void complete(CheckoutSession session, Customer customer, Subscription subscription, Invoice invoice) {
		session.status = "complete";
		session.subscription = subscription.id;
		session.invoice = invoice.id;
		session.paidEmail = (session.paidEmail != null) ? session.paidEmail : customer.email;
		session.paidName = customer.name;
	}

	private Customer payer(CheckoutSession session, @Nullable String email) {
		if (session.customer != null) {
			session.paidEmail = email;
			return this.tables.customers.get(session.customer);
		}
		var customer = new Customer(id("cus_", 14), this.account.clock.now());
		customer.email = (session.customerEmail != null) ? session.customerEmail : email;
		this.tables.customers.add(customer);
		session.customer = customer.id;
		this.tables.sessions.reindex(session);
		this.events.publish("customer.created", customer);
		return customer;
	}

	private PaymentIntent attempt(CheckoutSession session, @Nullable Customer customer) {
		if (session.attempt == null) {
			var payer = (customer != null) ? customer.id : session.customer;
			session.attempt = this.collecting.intentFor(session.total(), session.currency(), payer,
					"Subscription creation");
			if (customer == null) {
				this.events.publish("payment_intent.created", session.attempt);
			}
		}
		return session.attempt;
	}

	private PaymentMethod authenticatedOrNew(CheckoutSession session, PaymentIntent intent) {
		return (intent.nextAction != null && intent.paymentMethod != null) ? intent.paymentMethod
				: card(session, "4242");
	}

	private PaymentMethod card(CheckoutSession session, String last4) {
		var card = new PaymentMethod(id("pm_1", 23), this.account.clock.now(), last4);
		var known = (session.customer != null) ? this.tables.customers.get(session.customer).email : null;
		card.email = (session.customerEmail != null) ? session.customerEmail : known;
		return card;
	}

	private String id(String prefix, int length) {
		return this.account.ids.next(prefix, length);
	}

	/** The first invoice, and how it looked on its way to be paid. */
	private record Bill(Invoice invoice, Draft created, Draft finalized) {

	}

}
