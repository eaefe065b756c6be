package org.tragwerk.sandbox.account;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.Call;
import org.tragwerk.sandbox.api.Route;

/**
 * What can only be read: payments of invoices, intents, charges, balance transactions and
 * events.
 */
final class Payments {

	private static final long EVENTS_KEPT = 30L * 86_400;

	private final Account account;

	private final Tables tables;

	Payments(Account account) {
		this.account = account;
		this.tables = account.tables;
	}

	List<Route> routes() {
		return List.of(new Route("GET", "/v1/invoice_payments", "invoice_payment.list", this::invoicePayments),
				one("/v1/invoice_payments", "invoice_payment", this.tables.invoicePayments),
				new Route("GET", "/v1/payment_intents", "payment_intent.list",
						(call) -> this.tables.paymentIntents.page(call, (intent) -> true)),
				one("/v1/payment_intents", "payment_intent", this.tables.paymentIntents),
				new Route("GET", "/v1/setup_intents", "setup_intent.list", this::setupIntents),
				one("/v1/setup_intents", "setup_intent", this.tables.setupIntents),
				new Route("GET", "/v1/charges", "charge.list", this::charges),
				one("/v1/charges", "charge", this.tables.charges),
				new Route("GET", "/v1/balance_transactions", "balance_transaction.list", this::balanceTransactions),
				one("/v1/balance_transactions", "balance_transaction", this.tables.balanceTransactions),
				one("/v1/mandates", "mandate", this.tables.mandates),
				new Route("GET", "/v1/events", "event.list", this::events),
				one("/v1/events", "event", this.account.events.table()));
	}

	private static <T extends StripeObject> Route one(String path, String kind, Table<T> table) {
		return new Route("GET", path + "/{id}", kind + ".retrieve", (call) -> table.named(call).render());
	}

	private Map<String, Object> invoicePayments(Call call) {
		var invoice = call.params().text("invoice");
		var status = call.params().text("status");
		var payment = call.params().object("payment");
		var type = payment.has("payment_intent") || payment.has("payment_record") ? payment.required("type")
				: payment.text("type");
		return this.tables.invoicePayments.page(call, customerOf(invoice, payment.text("payment_intent")),
				(candidate) -> same(invoice, candidate.invoice.id) && same(status, candidate.status())
						&& same(type, "payment_intent") && same(payment.text("payment_intent"), candidate.paymentIntent)
						&& !payment.has("payment_record"));
	}

	/**
	 * The customer behind the first of these ids that leads to one; it narrows the
	 * search.
	 */
	private @Nullable String customerOf(@Nullable String... ids) {
		return this.tables.customerOf(ids);
	}

	private Map<String, Object> setupIntents(Call call) {
		var method = call.params().text("payment_method");
		return this.tables.setupIntents.page(call, null,
				(intent) -> method == null || intent.paymentMethod != null && method.equals(intent.paymentMethod.id));
	}

	private Map<String, Object> charges(Call call) {
		var intent = call.params().text("payment_intent");
		return this.tables.charges.page(call, customerOf(intent), (charge) -> same(intent, charge.intent.id));
	}

	private Map<String, Object> balanceTransactions(Call call) {
		var source = call.params().text("source");
		var currency = call.params().text("currency");
		var type = call.params().text("type");
		var payout = call.params().text("payout");
		Predicate<BalanceTransaction> wanted = (line) -> (source == null || line.isOf(source))
				&& same(currency, line.movement.currency()) && same(type, line.movement.kind().type);
		return (payout != null) ? this.tables.balanceTransactions
			.pageOf(this.tables.payouts.referenced(payout, "payout").settled(), call, wanted)
				: this.tables.balanceTransactions.page(call, customerOf(source), wanted);
	}

	private Map<String, Object> events(Call call) {
		var params = call.params();
		var types = params.texts("types");
		var type = params.text("type");
		var oldest = this.account.clock.now() - EVENTS_KEPT;
		return this.account.events.table()
			.page(call, (event) -> event.created >= oldest && (type == null || matches(type, event.type()))
					&& (types.isEmpty() || types.stream().anyMatch((wanted) -> matches(wanted, event.type())))
					&& (!params.has("delivery_success") || event.isDelivered() == params.flag("delivery_success")));
	}

	private static boolean matches(String wanted, String type) {
		return wanted.endsWith("*") ? type.startsWith(wanted.substring(0, wanted.length() - 1)) : wanted.equals(type);
	}

	private static boolean same(@Nullable String wanted, @Nullable String actual) {
		return wanted == null || wanted.equals(actual);
	}

}
