package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.checkout.LineItem;
import org.tragwerk.sandbox.account.checkout.CheckoutSession;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.invoices.Invoice;
import org.tragwerk.sandbox.account.invoices.InvoicePayment;
import org.tragwerk.sandbox.account.payments.Charge;
import org.tragwerk.sandbox.account.payments.PaymentIntent;
import org.tragwerk.sandbox.account.payments.Refund;
import org.tragwerk.sandbox.account.subscriptions.Subscription;
import org.tragwerk.sandbox.api.ObjectLookup;
import org.tragwerk.sandbox.api.ListPage;

/**
 * Looks up objects for expansion, and the fields that Stripe includes only when expanded.
 */
public final class AccountObjectLookup implements ObjectLookup {

	private final Account account;

	public AccountObjectLookup(Account account) {
		this.account = account;
	}

	@Override
	public @Nullable Map<String, Object> find(String id) {
		var found = this.account.tables().find(id);
		return (found != null) ? found.render() : null;
	}

	@Override
	public @Nullable Object include(Map<String, Object> object, String field) {
		var id = String.valueOf(object.get("id"));
		return switch (object.get("object") + "." + field) {
			case "checkout.session.line_items" -> lineItems(this.account.table(CheckoutSession.class).get(id));
			case "invoice.payments" -> payments(this.account.table(Invoice.class).get(id));
			case "invoice.confirmation_secret" -> secret(this.account.table(Invoice.class).get(id));
			case "customer.subscriptions" -> subscriptions(id);
			case "customer.sources" -> ListPage.list("/v1/customers/" + id + "/sources", List.of(), false);
			case "customer.tax_ids" -> ListPage.list("/v1/customers/" + id + "/tax_ids", List.of(), false);
			case "charge.refunds" -> refunds(this.account.table(Charge.class).get(id));
			default -> null;
		};
	}

	private Map<String, Object> lineItems(CheckoutSession session) {
		var lines = session.lines.stream().map(LineItem::render).toList();
		return ListPage.list("/v1/checkout/sessions/" + session.id + "/line_items", lines, false);
	}

	private Map<String, Object> payments(Invoice invoice) {
		var payment = (invoice.payment != null) ? this.account.table(InvoicePayment.class).find(invoice.payment) : null;
		return ListPage.list("/v1/invoice_payments?invoice=" + invoice.id,
				(payment != null) ? List.of(payment.render()) : List.of(), false);
	}

	private Map<String, Object> secret(Invoice invoice) {
		var intent = (invoice.paymentIntent != null)
				? this.account.table(PaymentIntent.class).find(invoice.paymentIntent) : null;
		return OrderedMap.of("client_secret", (intent != null) ? intent.clientSecret() : "", "type", "payment_intent");
	}

	private static Map<String, Object> refunds(Charge charge) {
		return ListPage.list("/v1/charges/" + charge.id + "/refunds",
				charge.refunds.stream().map(Refund::render).toList(), false);
	}

	private Map<String, Object> subscriptions(String customer) {
		var running = this.account.table(Subscription.class)
			.of(customer)
			.stream()
			.filter((subscription) -> !subscription.hasEnded())
			.map(Subscription::render)
			.toList();
		return ListPage.list("/v1/customers/" + customer + "/subscriptions", running, false);
	}

}
