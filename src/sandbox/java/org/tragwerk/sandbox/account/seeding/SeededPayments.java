package org.tragwerk.sandbox.account.seeding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.tragwerk.sandbox.account.balance.BalanceTransaction;
import org.tragwerk.sandbox.account.checkout.LineItem;
import org.tragwerk.sandbox.account.checkout.CheckoutSession;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.FeeRate;
import org.tragwerk.sandbox.account.core.Placeholder;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.invoices.InvoiceLineItem;
import org.tragwerk.sandbox.account.invoices.InvoicePayment;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.PaymentIntent;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.Product;

/** Seeds the payments of pledges and gifts. */
final class SeededPayments {

	private final Account account;

	private final List<Placeholder> all = new ArrayList<>();

	private final List<SeededInvoice> billed = new ArrayList<>();

	private final List<SeededGift> gifts = new ArrayList<>();

	SeededPayments(Account account) {
		this.account = account;
	}

	/**
	 * Reserves placeholders for all invoices since a Unix second, and returns them,
	 * oldest first.
	 */
	List<SeededInvoice> expect(SeededInvoice.BillingTerms terms, long since) {
		var dues = dues(terms, since);
		if (!dues.isEmpty()) {
			var subscription = terms.subscription();
			subscription.latestInvoice = dues.get(dues.size() - 1).id("in");
			this.account.table(Customer.class).get(subscription.customer).invoices = dues.size();
			this.account.tables().history().add(subscription.customer, () -> dues.forEach(this::bill));
			this.all.addAll(dues);
			this.billed.addAll(dues);
		}
		return dues;
	}

	/** Reserves the placeholder of a gift's payment. */
	void expect(SeededGift gift, Customer customer, PaymentMethod method) {
		this.account.tables().history().add(customer.id, () -> give(gift, customer, method));
		this.all.add(gift);
		this.gifts.add(gift);
	}

	/** Adds all reserved placeholders to the tables in order of creation. */
	void close() {
		for (var expected : List.of(this.all, this.billed, this.gifts)) {
			expected.sort(Comparator.comparingLong(Placeholder::at));
		}
		this.account.table(PaymentIntent.class).reserve(this.all);
		this.account.table(Charge.class).reserve(this.all);
		this.account.table(BalanceTransaction.class).reserve(this.all);
		this.account.table(InvoicePayment.class).reserve(this.billed);
		this.account.table(Invoice.class).reserve(this.billed);
		this.account.table(CheckoutSession.class).reserve(this.gifts);
	}

	private static List<SeededInvoice> dues(SeededInvoice.BillingTerms terms, long since) {
		var cycle = terms.price().cycleFrom(terms.subscription().anchor);
		var bounds = new ArrayList<Long>();
		bounds.add(terms.item().periodEnd);
		for (var at = terms.item().periodStart; at >= since
				&& at < bounds.get(bounds.size() - 1); at = cycle.boundaryBefore(at)) {
			bounds.add(at);
		}
		Collections.reverse(bounds);
		return IntStream.range(1, bounds.size())
			.mapToObj((number) -> new SeededInvoice(terms, number, bounds.get(number - 1), bounds.get(number)))
			.toList();
	}

	/**
	 * Creates all objects of one paid invoice: payment intent, charge, balance
	 * transaction and invoice payment.
	 */
	private void bill(SeededInvoice due) {
		var terms = due.terms();
		var customer = this.account.table(Customer.class).get(terms.subscription().customer);
		var intent = collect(due, terms.price().unitAmount, customer, terms.method());
		intent.description = due.isFirst() ? "Subscription creation" : "Subscription update";
		var line = new InvoiceLineItem(due.id("il"), terms.item().id, terms.price(), 1, terms.metadata(),
				"1 × " + this.account.table(Product.class).get(terms.price().product).name, due.at(), due.end(),
				due.at(), null);
		var invoice = new Invoice(due.id("in"), due.at(), customer, terms.subscription().id,
				due.isFirst() ? "subscription_create" : "subscription_cycle", List.of(line));
		invoice.subscriptionMetadata = terms.metadata();
		invoice.number = customer.invoiceNumber(due.number());
		invoice.attempts = 1;
		invoice.finalizedAt = due.at();
		invoice.payment = due.id("inpay");
		invoice.paymentIntent = intent.id;
		invoice.status = "paid";
		invoice.amountPaid = invoice.total();
		invoice.paidAt = due.at();
		invoice.autoAdvance = false;
		invoice.showAt(this.account.baseUrl());
		var payment = new InvoicePayment(invoice.payment, due.at(), invoice, intent.id);
		payment.paidAt = due.at();
		this.account.table(InvoicePayment.class).fill(payment);
		this.account.table(Invoice.class).fill(invoice);
	}

	private void give(SeededGift gift, Customer customer, PaymentMethod method) {
		var intent = collect(gift, gift.amountCents(), customer, method);
		intent.metadata = gift.metadata();
		var product = this.account.table(Product.class).get(gift.product());
		var price = new Price(gift.id("price"), gift.at(), gift.product(), "eur", gift.amountCents());
		price.active = false;
		var session = new CheckoutSession(gift.id("cs_test"), gift.at(), gift.at() + 1_800, "https://example.org/",
				List.of(new LineItem(gift.id("li"), price, product, 1, gift.metadata())));
		session.mode = "payment";
		session.status = "complete";
		session.paymentStatus = "paid";
		session.customer = customer.id;
		session.paidEmail = customer.email;
		session.paymentIntent = intent.id;
		session.paymentMethodTypes = intent.paymentMethodTypes;
		session.metadata = gift.metadata();
		session.dataMetadata = gift.metadata();
		this.account.table(CheckoutSession.class).fill(session);
	}

	private PaymentIntent collect(Placeholder due, long amount, Customer customer, PaymentMethod method) {
		var intent = new PaymentIntent(due.id("pi"), due.at(), amount, "eur", customer.id);
		intent.status = "succeeded";
		intent.paymentMethod = method;
		intent.paymentMethodTypes = List.of(method.details.type());
		var charge = new Charge(due.id("ch"), due.at(), intent, method, false);
		intent.latestCharge = charge.id;
		charge.balanceTransaction = due.id("txn");
		this.account.table(PaymentIntent.class).fill(intent);
		this.account.table(Charge.class).fill(charge);
		this.account.table(BalanceTransaction.class)
			.fill(new BalanceTransaction(charge.balanceTransaction, due.at(),
					charge.balanceChange(FeeRate.published(method.details.rate()).of(amount)), this.account.clock()));
		return intent;
	}

}
