package org.tragwerk.sandbox.account;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was collected for pledges of the seeded past. */
final class SeededPayments {

	private final Account account;

	private final Tables tables;

	SeededPayments(Account account) {
		this.account = account;
		this.tables = account.tables;
	}

	/** All collections since a moment, oldest first. */
	List<Due> dueSince(long since, SeededPledge pledge, Subscription subscription) {
		var item = subscription.items.get(0);
		var cycle = item.price.cycleFrom(subscription.anchor);
		var dues = new ArrayList<Due>();
		var end = item.periodEnd;
		for (var at = item.periodStart; at >= since && at < end; at = cycle.boundaryBefore(at)) {
			dues.add(new Due(pledge.index(), subscription, at, end));
			end = at;
		}
		dues.sort(Comparator.comparingLong(Due::at));
		return dues;
	}

	/** Books one collection, everything that Stripe would have of it. */
	void pay(Due due) {
		var subscription = due.subscription();
		var method = this.tables.paymentMethods.get(String.valueOf(subscription.defaultPaymentMethod));
		var intent = new PaymentIntent(due.id("pi"), due.at(), subscription.amount(), "eur", subscription.customer);
		intent.description = due.isFirst() ? "Subscription creation" : "Subscription update";
		intent.status = "succeeded";
		intent.paymentMethod = method;
		intent.paymentMethodTypes = List.of(method.means.type());
		var charge = new Charge(due.id("ch"), due.at(), intent, method, false);
		intent.latestCharge = charge.id;
		charge.balanceTransaction = due.id("txn");
		this.tables.paymentIntents.add(intent);
		this.tables.charges.add(charge);
		this.tables.balanceTransactions
			.add(new BalanceTransaction(charge.balanceTransaction, due.at(), charge, this.account.clock));
		subscription.latestInvoice = bill(due, intent).id;
	}

	private Invoice bill(Due due, PaymentIntent intent) {
		var subscription = due.subscription();
		var customer = this.tables.customers.get(subscription.customer);
		var item = subscription.items.get(0);
		var line = new InvoiceLine(due.id("il"), item.id, item.price, 1, subscription.metadata,
				"1 × " + this.tables.products.get(item.price.product).name, due.at(), due.end(), due.at());
		var invoice = new Invoice(due.id("in"), due.at(), customer, subscription.id,
				due.isFirst() ? "subscription_create" : "subscription_cycle", List.of(line));
		invoice.subscriptionMetadata = subscription.metadata;
		invoice.number = customer.nextInvoiceNumber();
		invoice.attempts = 1;
		invoice.finalizedAt = due.at();
		invoice.payment = due.id("inpay");
		invoice.paymentIntent = intent.id;
		invoice.status = "paid";
		invoice.amountPaid = invoice.total();
		invoice.paidAt = due.at();
		invoice.autoAdvance = false;
		var payment = new InvoicePayment(invoice.payment, due.at(), invoice, intent.id);
		payment.paidAt = due.at();
		this.tables.invoicePayments.add(payment);
		return this.tables.invoices.add(invoice);
	}

	/** Such as {@code sub_seed0000000042}. */
	static String id(String kind, int index) {
		var digits = Integer.toString(index);
		return kind + "_seed" + "0".repeat(10 - digits.length()) + digits;
	}

	/** A collection for the period from one moment to another. */
	record Due(int index, Subscription subscription, long at, long end) {

		boolean isFirst() {
			return this.at == this.subscription.created;
		}

		String id(String kind) {
			return SeededPayments.id(kind, this.index) + Long.toString(this.at, 36);
		}

	}

}
