package org.tragwerk.sandbox.account.subscriptions;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Account.Changed;
import org.tragwerk.sandbox.account.core.EventTrigger;
import org.tragwerk.sandbox.account.core.NotPossibleException;
import org.tragwerk.sandbox.account.invoices.HostedInvoice;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.payments.PaymentIntent;
import org.tragwerk.sandbox.account.products.Product;

/** The hosted invoice pages. */
public final class HostedInvoices {

	private final Account account;

	private final SubscriptionBiller billing;

	HostedInvoices(Account account, SubscriptionBiller billing) {
		this.account = account;
		this.billing = billing;
	}

	/** The page of an invoice, null if there is no such invoice. */
	public @Nullable HostedInvoice find(String id) {
		return this.account.read(() -> {
			var invoice = this.account.table(Invoice.class).find(id);
			return (invoice != null && invoice.number != null) ? describe(invoice) : null;
		});
	}

	/**
	 * Pays an open invoice with the default payment method.
	 * @param declined whether the payment is declined
	 */
	public Changed<HostedInvoice> pay(String id, boolean declined) {
		return this.account.change(EventTrigger.MANUAL, () -> {
			var invoice = this.account.table(Invoice.class).find(id);
			if (invoice == null || !describe(invoice).isPayable()) {
				throw new NotPossibleException("This invoice cannot be paid: " + id);
			}
			if (declined) {
				this.account.table(Subscription.class).get(invoice.subscription).failing = 1;
			}
			new InvoiceResource(this.account, this.billing).pay(invoice, null);
			return describe(invoice);
		});
	}

	private HostedInvoice describe(Invoice invoice) {
		var intent = (invoice.paymentIntent != null)
				? this.account.table(PaymentIntent.class).find(invoice.paymentIntent) : null;
		var subscription = this.account.table(Subscription.class).get(invoice.subscription);
		var details = this.billing.paymentMethods().get(subscription).details;
		var processing = intent != null && intent.isProcessing() && invoice.isOpen();
		var state = processing ? HostedInvoice.State.PROCESSING
				: HostedInvoice.State.valueOf(invoice.status.toUpperCase(Locale.ROOT));
		return new HostedInvoice(invoice,
				this.account.table(Product.class).get(invoice.lines.get(0).price().product).name,
				new HostedInvoice.PaymentMethodInfo(details.type(), details.last4()), state,
				intent != null && intent.failedCharge != null);
	}

}
