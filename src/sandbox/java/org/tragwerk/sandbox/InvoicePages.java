package org.tragwerk.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.invoices.HostedInvoice;
import org.tragwerk.sandbox.account.subscriptions.HostedInvoices;
import org.tragwerk.sandbox.delivery.WebhookDeliveries;
import org.tragwerk.sandbox.http.Response;

/** The hosted invoice page, on which an open invoice can be paid. */
record InvoicePages(HostedInvoices invoices, WebhookDeliveries deliveries) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/i/acct_sandbox/{}", this::show),
				PageRoute.of("POST", "/i/acct_sandbox/{}", this::pay));
	}

	private Response show(Visit visit) {
		var language = visit.language();
		var invoice = this.invoices.find(visit.part(1));
		if (invoice == null) {
			return Template.page(404, language, "Invoice", Template.fill("checkout-gone", language, Map.of()));
		}
		var body = Template.fill(invoice.isPayable() ? "invoice-open" : "invoice-closed", language,
				values(invoice, language));
		return Template.page(200, language, Template.text(language, "invoice.heading"), body);
	}

	private Response pay(Visit visit) {
		var declined = visit.field("outcome", "succeeded").equals("declined");
		this.deliveries.awaitFirstAttempt(this.invoices.pay(visit.part(1), declined).events());
		return Response.seeOther("/i/acct_sandbox/" + visit.part(1));
	}

	private static Map<String, String> values(HostedInvoice invoice, String language) {
		var values = new HashMap<String, String>();
		values.put("id", invoice.id());
		values.put("number", invoice.number());
		values.put("product", invoice.product());
		values.put("amount", CheckoutPageModel.amount(invoice.amount(), invoice.currency(), language));
		values.put("way", describe(invoice.paymentMethod(), language));
		values.put("state",
				Template.text(language, "invoice." + invoice.state().name().toLowerCase(java.util.Locale.ROOT)));
		values.put("notice", invoice.declined() ? alert(language) : "");
		return values;
	}

	private static String alert(String language) {
		return "<div class=\"notice\" role=\"alert\">" + Template.escape(Template.text(language, "invoice.refused"))
				+ "</div>";
	}

	private static String describe(HostedInvoice.PaymentMethodInfo method, String language) {
		var name = switch (method.type()) {
			case "card" -> Template.text(language, "way.card");
			case "sepa_debit" -> Template.text(language, "way.sepa");
			default -> "PayPal";
		};
		return method.last4().isEmpty() ? name
				: name + ", " + Template.text(language, "ending.with") + " " + method.last4();
	}

}
