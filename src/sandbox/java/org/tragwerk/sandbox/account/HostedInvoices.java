package org.tragwerk.sandbox.account;

import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.Account.Changed;

/** The invoices as payers see them. */
public final class HostedInvoices {

	private final Account account;

	private final Tables tables;

	HostedInvoices(Account account) {
		this.account = account;
		this.tables = account.tables;
	}

	/** The invoice as its page shows it, or null if there is none. */
	public @Nullable HostedInvoice find(String id) {
		return this.account.read(() -> {
			var invoice = this.tables.invoices.find(id);
			return (invoice != null && invoice.number != null) ? describe(invoice) : null;
		});
	}

	/** Pays an open invoice the usual way, or lets the bank decline. */
	public Changed<HostedInvoice> pay(String id, boolean declined) {
		return this.account.change(Cause.BY_HAND, () -> {
			var invoice = this.tables.invoices.find(id);
			if (invoice == null || !describe(invoice).isPayable()) {
				throw new Controls.NotPossible("This invoice cannot be paid: " + id);
			}
			if (declined) {
				this.tables.subscriptions.get(invoice.subscription).failing = 1;
			}
			new Invoices(this.account).pay(invoice, null);
			return describe(invoice);
		});
	}

	private HostedInvoice describe(Invoice invoice) {
		var intent = (invoice.paymentIntent != null) ? this.tables.paymentIntents.find(invoice.paymentIntent) : null;
		var subscription = this.tables.subscriptions.get(invoice.subscription);
		var means = this.account.behaviour.debiting.methodOf(subscription).means;
		var processing = intent != null && intent.isProcessing() && invoice.isOpen();
		var state = processing ? HostedInvoice.State.PROCESSING
				: HostedInvoice.State.valueOf(invoice.status.toUpperCase(Locale.ROOT));
		return new HostedInvoice(invoice, this.tables.products.get(invoice.lines.get(0).price().product).name,
				new HostedInvoice.Way(means.type(), means.last4()), state, intent != null && intent.failed != null);
	}

}
