package org.tragwerk.sandbox.account.invoices;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/invoice_payments}. */
public final class InvoicePaymentResource {

	private final Account account;

	private final Table<InvoicePayment> payments;

	public InvoicePaymentResource(Account account) {
		this.account = account;
		this.payments = account.table(InvoicePayment.class);
	}

	public List<Route> routes() {
		return List.of(new Route("GET", "/v1/invoice_payments", "invoice_payment.list", this::list),
				this.payments.retrieval("/v1/invoice_payments"));
	}

	private Map<String, Object> list(ApiCall call) {
		var invoice = call.params().text("invoice");
		var status = call.params().text("status");
		var payment = call.params().object("payment");
		var type = payment.has("payment_intent") || payment.has("payment_record") ? payment.required("type")
				: payment.text("type");
		var intent = payment.text("payment_intent");
		return this.payments.page(call, this.account.tables().customerOf(invoice, intent),
				(candidate) -> matches(invoice, candidate.invoice.id) && matches(status, candidate.status())
						&& matches(type, candidate.type()) && matches(intent, candidate.paymentIntent)
						&& matches(payment.text("payment_record"), candidate.paymentRecord()));
	}

	private static boolean matches(@Nullable String wanted, @Nullable String actual) {
		return wanted == null || wanted.equals(actual);
	}

}
