package org.tragwerk.sandbox.account.invoices;

import java.util.Objects;

import org.tragwerk.sandbox.account.balance.UsageFees;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.ChargeProcessor;
import org.tragwerk.sandbox.account.payments.PaymentIntent;

/**
 * Links invoices to the payment intents that pay them, and keeps their statuses
 * consistent.
 */
public final class InvoiceSettlement {

	private final Account account;

	private final ChargeProcessor charges;

	private final UsageFees usageFees;

	public InvoiceSettlement(Account account, ChargeProcessor charges, UsageFees usageFees) {
		this.account = account;
		this.charges = charges;
		this.usageFees = usageFees;
	}

	/** Creates the invoice payment that links an invoice to a payment intent. */
	public InvoicePayment join(Invoice invoice, PaymentIntent intent) {
		var payment = this.account.table(InvoicePayment.class)
			.add(new InvoicePayment(this.account.newId("inpay_1", 23), this.account.now(), invoice, intent.id));
		invoice.payment = payment.id;
		invoice.paymentIntent = intent.id;
		return payment;
	}

	/** Marks an invoice and its payment as paid. */
	public void settle(Invoice invoice) {
		invoice.status = "paid";
		invoice.amountPaid = invoice.total();
		invoice.paidAt = this.account.now();
		invoice.nextAttempt = null;
		invoice.autoAdvance = false;
		paymentOf(invoice).paidAt = this.account.now();
	}

	/** Marks an invoice as paid outside Stripe, and cancels its payment intent. */
	public void settleOutside(Invoice invoice) {
		paymentOf(invoice).canceledAt = this.account.now();
		this.charges.cancel(intentOf(invoice));
		invoice.payment = this.account.table(InvoicePayment.class)
			.add(new InvoicePayment(this.account.newId("inpay_1", 23), this.account.now(), invoice, null)).id;
		settle(invoice);
	}

	/** Voids an invoice, and cancels its payment intent. */
	public void cancel(Invoice invoice) {
		invoice.status = "void";
		invoice.voidedAt = this.account.now();
		invoice.nextAttempt = null;
		invoice.autoAdvance = false;
		var payment = paymentOf(invoice);
		payment.canceledAt = this.account.now();
		this.charges.cancel(intentOf(invoice));
	}

	/**
	 * Whether the invoice's payment is processing, so that it can neither be retried nor
	 * canceled.
	 */
	public boolean isProcessing(Invoice invoice) {
		return intentOf(invoice).isProcessing();
	}

	public PaymentIntent intentOf(Invoice invoice) {
		return this.charges.intent(invoice.paymentIntent);
	}

	/**
	 * Creates the charge's balance transaction seconds later, and then publishes
	 * {@code invoice_payment.paid}.
	 */
	public void bookLater(Charge charge, Invoice invoice) {
		var payment = paymentOf(invoice);
		this.account.schedule(this.account.now() + this.account.settings().bookedAfter(), () -> {
			this.usageFees.count(charge.intent.amount);
			this.account.events().publish("invoice_payment.paid", payment);
		});
		this.charges.bookLater(charge);
	}

	private InvoicePayment paymentOf(Invoice invoice) {
		return this.account.table(InvoicePayment.class).get(Objects.requireNonNull(invoice.payment));
	}

}
