package org.tragwerk.sandbox.account.portal;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.paymentmethods.Card;
import org.tragwerk.sandbox.account.paymentmethods.PaymentMethod;
import org.tragwerk.sandbox.account.products.Product;
import org.tragwerk.sandbox.account.subscriptions.Subscription;

/** The model of the hosted portal page. */
public record PortalPage(String locale, String payer, @Nullable String card, boolean cancels,
		boolean updatesPaymentMethod, List<PortalSubscription> subscriptions, List<Receipt> receipts,
		String returnUrl) {

	static PortalPage of(PortalSession session, Account account) {
		var customer = account.table(Customer.class).get(session.customer);
		var method = (customer.defaultPaymentMethod != null)
				? account.table(PaymentMethod.class).get(customer.defaultPaymentMethod) : null;
		var lines = account.table(Subscription.class)
			.of(customer.id)
			.stream()
			.map((subscription) -> PortalSubscription.of(subscription, account))
			.toList();
		var receipts = account.table(Invoice.class)
			.of(customer.id)
			.stream()
			.filter((invoice) -> session.configuration.showsInvoices && invoice.number != null)
			.map(Receipt::of)
			.toList();
		return new PortalPage((session.locale != null) ? session.locale : "auto",
				(customer.email != null) ? customer.email : customer.id,
				(method != null && method.details instanceof Card card) ? card.last4() : null,
				session.configuration.cancels, session.configuration.updatesPaymentMethod, lines, receipts,
				String.valueOf(session.returnUrl));
	}

	/** One invoice of the customer, with the address of its page. */
	public record Receipt(String number, long amount, String currency, long created, String status, String url) {

		static Receipt of(Invoice invoice) {
			return new Receipt(String.valueOf(invoice.number), invoice.total(), invoice.lines.get(0).price().currency,
					invoice.created, invoice.status, invoice.page);
		}

	}

	/** One subscription of the customer. */
	public record PortalSubscription(String id, String product, long amount, String currency, String interval,
			int intervalCount, String status, @Nullable Long endsAt, long periodEnd) {

		static PortalSubscription of(Subscription subscription, Account account) {
			var price = subscription.items.get(0).price;
			return new PortalSubscription(subscription.id, account.table(Product.class).get(price.product).name,
					subscription.amount(), price.currency, String.valueOf(price.interval), price.intervalCount,
					subscription.status, (subscription.endedAt != null) ? subscription.endedAt : subscription.cancelAt,
					subscription.periodEnd());
		}

		public boolean hasEnded() {
			return this.status.equals("canceled");
		}

	}

}
