package org.tragwerk.sandbox.account;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What was collected for pledges and gifts of the seeded past. */
final class SeededPayments {

	private final Account account;

	private final Tables tables;

	private final List<Expected> all = new ArrayList<>();

	private final List<Due> billed = new ArrayList<>();

	private final List<SeededGift> gifts = new ArrayList<>();

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
			this.tables.untold.add(subscription.customer, () -> dues.forEach(this::bill));
			this.all.addAll(dues);
			this.billed.addAll(dues);
		}
		return dues;
	}

	/** Keeps a place for what was paid on a Checkout page at once. */
	void expect(SeededGift gift, Customer customer, PaymentMethod method) {
		this.tables.untold.add(customer.id, () -> give(gift, customer, method));
		this.all.add(gift);
		this.gifts.add(gift);
	}

	/** Puts all that is expected in its order. */
	void close() {
		for (var expected : List.of(this.all, this.billed, this.gifts)) {
			expected.sort(Comparator.comparingLong(Expected::at));
		}
		this.tables.paymentIntents.expect(this.all);
		this.tables.charges.expect(this.all);
		this.tables.balanceTransactions.expect(this.all);
		this.tables.invoicePayments.expect(this.billed);
		this.tables.invoices.expect(this.billed);
		this.tables.sessions.expect(this.gifts);
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
	private void bill(Due due) {
		var agreement = due.agreement();
		var customer = this.tables.customers.get(agreement.subscription().customer);
		var intent = collect(due, agreement.price().unitAmount, customer, agreement.method());
		intent.description = due.isFirst() ? "Subscription creation" : "Subscription update";
		var line = new InvoiceLine(due.id("il"), agreement.item().id, agreement.price(), 1, agreement.metadata(),
				"1 × " + this.tables.products.get(agreement.price().product).name, due.at(), due.end(), due.at(), null);
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

	private void give(SeededGift gift, Customer customer, PaymentMethod method) {
		var intent = collect(gift, gift.amountCents(), customer, method);
		intent.metadata = gift.metadata();
		var product = this.tables.products.get(gift.product());
		var price = new Price(gift.id("price"), gift.at(), gift.product(), "eur", gift.amountCents());
		price.active = false;
		var session = new CheckoutSession(gift.id("cs_test"), gift.at(), gift.at() + 1_800, "https://example.org/",
				List.of(new CheckoutLine(gift.id("li"), price, product, 1, gift.metadata())));
		session.mode = "payment";
		session.status = "complete";
		session.paymentStatus = "paid";
		session.customer = customer.id;
		session.paidEmail = customer.email;
		session.paymentIntent = intent.id;
		session.paymentMethodTypes = intent.paymentMethodTypes;
		session.metadata = gift.metadata();
		session.dataMetadata = gift.metadata();
		this.tables.sessions.fill(session);
	}

	private PaymentIntent collect(Expected due, long amount, Customer customer, PaymentMethod method) {
		var intent = new PaymentIntent(due.id("pi"), due.at(), amount, "eur", customer.id);
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
		return intent;
	}

}
