package org.tragwerk.sandbox.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts a past into the account: customers with one active, paid card subscription each,
 * without any event.
 */
public final class Seeding {

	private final Account account;

	private final Tables tables;

	public Seeding(Account account) {
		this.account = account;
		this.tables = account.tables;
	}

	/** The product, created without an event if it is not there yet. */
	public void product(String id, String name) {
		this.account.change(Cause.ITSELF, () -> {
			var known = this.tables.products.find(id);
			return (known != null) ? known : this.tables.products.add(new Product(id, this.account.clock.now(), name));
		});
	}

	/** Adds the pledges; they need not be in any order. */
	public List<SeededSubscription> add(List<SeededPledge> pledges) {
		return this.account.change(Cause.ITSELF, () -> {
			var latest = new ArrayList<Paid>(pledges.size());
			var seeded = new ArrayList<SeededSubscription>(pledges.size());
			pledges.stream().sorted(Comparator.comparing(SeededPledge::startedAt)).forEach((pledge) -> {
				var subscription = subscribe(pledge);
				latest.add(new Paid(subscription, pledge));
				seeded.add(new SeededSubscription(subscription.customer, subscription.id, subscription.items.get(0).id,
						pledge.amountCents(), pledge.startedAt(), Instant.ofEpochSecond(subscription.periodEnd()),
						pledge.metadata()));
			});
			latest.sort(Comparator.comparingLong((paid) -> paid.subscription().items.get(0).periodStart));
			latest.forEach(this::pay);
			return seeded;
		}).result();
	}

	private Subscription subscribe(SeededPledge pledge) {
		var started = pledge.startedAt().getEpochSecond();
		var customer = new Customer(id("cus_seed", pledge), started);
		customer.email = pledge.email();
		customer.name = pledge.name();
		customer.currency = "eur";
		customer.metadata = pledge.metadata();
		this.tables.customers.add(customer);
		var price = new Price(id("price_seed", pledge), started, pledge.product(), "eur", pledge.amountCents());
		price.interval = "month";
		price.active = false;
		var item = new SubscriptionItem(id("si_seed", pledge), started, this.tables.prices.add(price), 1);
		var cycle = price.cycleFrom(started);
		item.periodEnd = cycle.boundaryAfter(this.account.clock.now());
		item.periodStart = cycle.boundaryBefore(item.periodEnd);
		var subscription = new Subscription(id("sub_seed", pledge), started, customer.id);
		subscription.metadata = pledge.metadata();
		subscription.items.add(item);
		return this.tables.subscriptions.add(subscription);
	}

	private void pay(Paid paid) {
		var pledge = paid.pledge();
		var subscription = paid.subscription();
		var customer = this.tables.customers.get(subscription.customer);
		var at = subscription.items.get(0).periodStart;
		var method = new PaymentMethod(id("pm_seed", pledge), subscription.created, "4242");
		method.customer = customer.id;
		method.email = customer.email;
		method.name = customer.name;
		subscription.defaultPaymentMethod = this.tables.paymentMethods.add(method).id;
		var intent = new PaymentIntent(id("pi_seed", pledge), at, pledge.amountCents(), "eur", customer.id);
		intent.description = (at == subscription.created) ? "Subscription creation" : "Subscription update";
		intent.status = "succeeded";
		intent.paymentMethod = method;
		var charge = new Charge(id("ch_seed", pledge), at, intent, method, false);
		intent.latestCharge = charge.id;
		charge.balanceTransaction = id("txn_seed", pledge);
		this.tables.paymentIntents.add(intent);
		this.tables.charges.add(charge);
		this.tables.balanceTransactions
			.add(new BalanceTransaction(charge.balanceTransaction, at, charge, this.account.clock));
		bill(subscription, customer, pledge, intent);
		this.account.behaviour.renewing.watch(subscription);
	}

	private void bill(Subscription subscription, Customer customer, SeededPledge pledge, PaymentIntent intent) {
		var item = subscription.items.get(0);
		var at = item.periodStart;
		var first = at == subscription.created;
		var product = this.tables.products.get(pledge.product());
		var line = new InvoiceLine(id("il_seed", pledge), item.id, item.price, 1, subscription.metadata,
				"1 × " + product.name, item.periodStart, item.periodEnd, at);
		var invoice = new Invoice(id("in_seed", pledge), at, customer, subscription.id,
				first ? "subscription_create" : "subscription_cycle", List.of(line));
		invoice.subscriptionMetadata = subscription.metadata;
		invoice.number = customer.nextInvoiceNumber();
		invoice.attempts = 1;
		invoice.finalizedAt = at;
		var payment = new InvoicePayment(id("inpay_seed", pledge), at, invoice, intent.id);
		invoice.payment = this.tables.invoicePayments.add(payment).id;
		invoice.paymentIntent = intent.id;
		invoice.status = "paid";
		invoice.amountPaid = invoice.total();
		invoice.paidAt = at;
		invoice.autoAdvance = false;
		payment.paidAt = at;
		subscription.latestInvoice = this.tables.invoices.add(invoice).id;
	}

	private static String id(String prefix, SeededPledge pledge) {
		return prefix + String.format("%010d", pledge.index());
	}

	private record Paid(Subscription subscription, SeededPledge pledge) {

	}

}
