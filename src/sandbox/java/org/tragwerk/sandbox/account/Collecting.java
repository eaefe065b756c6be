package org.tragwerk.sandbox.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Takes money, and books it a moment after it has come. */
final class Collecting {

	private final Account account;

	private final Tables tables;

	Collecting(Account account) {
		this.account = account;
		this.tables = account.tables;
	}

	PaymentIntent intentFor(long amount, String currency, @Nullable String customer, @Nullable String description) {
		var intent = new PaymentIntent(id("pi_3"), now(), amount, currency, customer);
		intent.description = description;
		return this.tables.paymentIntents.add(intent);
	}

	Charge succeed(PaymentIntent intent, PaymentMethod method) {
		var authenticated = intent.nextAction != null;
		var charge = charge(intent, method, false);
		charge.authenticated = authenticated;
		return arrived(charge);
	}

	/** Hands a debit in whose result will be known days later. */
	Charge process(PaymentIntent intent, PaymentMethod method) {
		var charge = charge(intent, method, false);
		charge.status = "pending";
		charge.expectedDebitDate = BankCalendar.debitedOn(now()).toString();
		intent.status = "processing";
		intent.failed = null;
		return charge;
	}

	Charge arrived(Charge charge) {
		charge.status = "succeeded";
		charge.intent.status = "succeeded";
		charge.intent.failed = null;
		return charge;
	}

	Charge returned(Charge charge, Refusal refusal) {
		charge.status = "failed";
		charge.refusal = refusal;
		charge.intent.status = "requires_payment_method";
		charge.intent.failed = charge;
		return charge;
	}

	Charge fail(PaymentIntent intent, PaymentMethod method) {
		return returned(charge(intent, method, true), method.means.refusal());
	}

	/** Writes the payment down on the invoice. */
	void settle(Invoice invoice) {
		invoice.status = "paid";
		invoice.amountPaid = invoice.total();
		invoice.paidAt = now();
		invoice.nextAttempt = null;
		invoice.autoAdvance = false;
		paymentOf(invoice).paidAt = now();
	}

	/** Gives up the invoice and the payment intent that should have paid it. */
	void cancel(Invoice invoice) {
		invoice.status = "void";
		invoice.voidedAt = now();
		invoice.nextAttempt = null;
		invoice.autoAdvance = false;
		var payment = paymentOf(invoice);
		payment.canceledAt = now();
		var intent = this.tables.paymentIntents.get(payment.paymentIntent);
		intent.status = "canceled";
		intent.canceledAt = now();
	}

	/** Whether the bank is working on it: nobody can take that back. */
	boolean isProcessing(Invoice invoice) {
		return this.tables.paymentIntents.get(Objects.requireNonNull(invoice.paymentIntent)).isProcessing();
	}

	InvoicePayment join(Invoice invoice, PaymentIntent intent) {
		var payment = this.tables.invoicePayments.add(new InvoicePayment(id("inpay_1"), now(), invoice, intent.id));
		invoice.payment = payment.id;
		invoice.paymentIntent = intent.id;
		return payment;
	}

	InvoicePayment paymentOf(Invoice invoice) {
		return this.tables.invoicePayments.get(Objects.requireNonNull(invoice.payment));
	}

	/**
	 * Seconds later the balance transaction exists, and only then Stripe tells of the
	 * invoice payment.
	 */
	void bookLater(Charge charge, InvoicePayment payment) {
		this.account.agenda.at(now() + this.account.terms.bookedAfter(), () -> {
			this.account.behaviour.usageFees.count(charge.intent.amount);
			this.account.events.publish("invoice_payment.paid", payment);
		});
		bookLater(charge);
	}

	/** Seconds later the balance transaction exists. */
	void bookLater(Charge charge) {
		this.account.agenda.at(now() + this.account.terms.bookedAfter(), () -> {
			var before = charge.render();
			charge.balanceTransaction = book(Movement.of(charge, this.account.terms.feeOf(charge))).id;
			this.account.events.publishUpdate("charge.updated", before, charge);
			if (charge.paymentMethod.means.isAlwaysDisputed()) {
				this.account.behaviour.disputing.open(charge, "", false);
			}
		});
	}

	BalanceTransaction book(Movement movement) {
		var booked = new BalanceTransaction(id("txn_3"), now(), movement, this.account.clock);
		this.account.behaviour.payingOut.booked(booked);
		return this.tables.balanceTransactions.add(booked);
	}

	Invoice draft(Subscription subscription, String reason, List<InvoiceLine> lines) {
		var customer = this.tables.customers.get(subscription.customer);
		var invoice = new Invoice(id("in_1"), now(), customer, subscription.id, reason, lines);
		invoice.subscriptionMetadata = subscription.metadata;
		invoice.paymentMethodTypes = subscription.paymentMethodTypes;
		subscription.latestInvoice = invoice.id;
		return this.tables.invoices.add(invoice);
	}

	List<InvoiceLine> linesOf(Subscription subscription, long former) {
		var lines = new ArrayList<InvoiceLine>(1);
		for (var item : subscription.items) {
			var product = this.tables.products.get(item.price.product);
			lines.add(new InvoiceLine(id("il_1"), item.id, item.price, item.quantity, subscription.metadata,
					item.quantity + " × " + product.name, item.periodStart, item.periodEnd, former, null));
		}
		return lines;
	}

	private Charge charge(PaymentIntent intent, PaymentMethod method, boolean failed) {
		var charge = this.tables.charges
			.add(new Charge(id(method.means.chargePrefix()), now(), intent, method, failed));
		charge.metadata = intent.metadata;
		intent.latestCharge = charge.id;
		intent.paymentMethod = method;
		intent.nextAction = null;
		return charge;
	}

	private String id(String prefix) {
		return this.account.ids.next(prefix, 23);
	}

	private long now() {
		return this.account.clock.now();
	}

}
