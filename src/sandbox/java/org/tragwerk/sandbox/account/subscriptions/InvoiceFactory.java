package org.tragwerk.sandbox.account.subscriptions;

import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.invoices.InvoiceLineItem;
import org.tragwerk.sandbox.account.products.Product;

/** Creates draft invoices and their line items. */
public final class InvoiceFactory {

	private final Account account;

	InvoiceFactory(Account account) {
		this.account = account;
	}

	public Invoice draft(Subscription subscription, String reason, List<InvoiceLineItem> lines) {
		var customer = this.account.table(Customer.class).get(subscription.customer);
		var invoice = new Invoice(id("in_1"), this.account.now(), customer, subscription.id, reason, lines);
		invoice.subscriptionMetadata = subscription.metadata;
		invoice.paymentMethodTypes = subscription.paymentMethodTypes;
		invoice.showAt(this.account.baseUrl());
		subscription.latestInvoice = invoice.id;
		return this.account.table(Invoice.class).add(invoice);
	}

	/**
	 * The line items for the current period of a subscription's items; for a part of the
	 * price if a scheduled end cuts the period.
	 * @param previousStart the Unix second at which the previous period began
	 */
	public List<InvoiceLineItem> linesOf(Subscription subscription, long previousStart) {
		var lines = new ArrayList<InvoiceLineItem>(1);
		for (var item : subscription.items) {
			var product = this.account.table(Product.class).get(item.price.product);
			lines.add(new InvoiceLineItem(id("il_1"), item.id, item.price, item.quantity, subscription.metadata,
					item.quantity + " × " + product.name, item.periodStart, item.periodEnd, previousStart,
					item.share(subscription.anchor)));
		}
		return lines;
	}

	private String id(String prefix) {
		return this.account.newId(prefix, 23);
	}

}
