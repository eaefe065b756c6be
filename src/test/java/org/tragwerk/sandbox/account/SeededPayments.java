package org.tragwerk.sandbox.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What was collected for pledges of the seeded past. */
final class SeededPayments {

	private final Account account;

	private final Tables tables;

	private final List<Due> all = new ArrayList<>();

	SeededPayments(Account account) {
		this.account = account;
		this.tables = account.tables;
	}

	/** Keeps a place for all collections since a moment; answers them, oldest first. */
	List<Due> expect(Due.Agreement agreement, long since) {
		var dues = dues(agreement, since);
		if (!dues.isEmpty()) {
			var subscription = agreement.subscription();
			subscription.latestInvoice = dues.get(dues.size() - 1).id("in");
			this.tables.customers.get(subscription.customer).invoices = dues.size();
			this.tables.untold.add(subscription.customer, () -> dues.forEach(this::pay));
			this.all.addAll(dues);
		}
		return dues;
	}

	/** Puts all that is expected in its order. */
	void close() {
		this.all.sort(Comparator.comparingLong(Due::at));
		this.tables.paymentIntents.expect(this.all);
		this.tables.charges.expect(this.all);
		this.tables.balanceTransactions.expect(this.all);
		this.tables.invoicePayments.expect(this.all);
		this.tables.invoices.expect(this.all);
	}

	private static List<Due> dues(Due.Agreement agreement, long since) {
		var cycle = agreement.price().cycleFrom(agreement.subscription().anchor);
		var bounds = new ArrayList<Long>();
		bounds.add(agreement.item().periodEnd);
		for (var at = agreement.item().periodStart; at >= since
				&& at < bounds.get(bounds.size() - 1); at = cycle.boundaryBefore(at)) {
			bounds.add(at);
		}
		Collections.reverse(bounds);
		return IntStream.range(1, bounds.size())
			.mapToObj((number) -> new Due(agreement, number, bounds.get(number - 1), bounds.get(number)))
			.toList();
	}

	/** Books one collection, everything that Stripe would have of it. */
	private void pay(Due due) {
		var method = due.agreement().method();
		var intent = new PaymentIntent(due.id("pi"), due.at(), due.agreement().price().unitAmount, "eur",
				due.agreement().subscription().customer);
		intent.description = due.isFirst() ? "Subscription creation" : "Subscription update";
		intent.status = "succeeded";
		intent.paymentMethod = method;
		intent.paymentMethodTypes = List.of(method.means.type());
		var charge = new Charge(due.id("ch"), due.at(), intent, method, false);
		intent.latestCharge = charge.id;
		charge.balanceTransaction = due.id("txn");
		this.tables.paymentIntents.fill(intent);
		this.tables.charges.fill(charge);
		this.tables.balanceTransactions
			.fill(new BalanceTransaction(charge.balanceTransaction, due.at(), charge, this.account.clock));
		bill(due, intent);
	}

	private void bill(Due due, PaymentIntent intent) {
		var agreement = due.agreement();
		var customer = this.tables.customers.get(agreement.subscription().customer);
		var line = new InvoiceLine(due.id("il"), agreement.item().id, agreement.price(), 1, agreement.metadata(),
				"1 × " + this.tables.products.get(agreement.price().product).name, due.at(), due.end(), due.at());
		var invoice = new Invoice(due.id("in"), due.at(), customer, agreement.subscription().id,
				due.isFirst() ? "subscription_create" : "subscription_cycle", List.of(line));
		invoice.subscriptionMetadata = agreement.metadata();
		invoice.number = customer.invoiceNumber(due.number());
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
		this.tables.invoicePayments.fill(payment);
		this.tables.invoices.fill(invoice);
	}

}
