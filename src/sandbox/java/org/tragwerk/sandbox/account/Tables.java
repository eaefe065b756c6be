package org.tragwerk.sandbox.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Everything that the account holds, by kind. */
final class Tables {

	final Untold untold = new Untold();

	final Table<Customer> customers = new Table<>("customer");

	final Table<Product> products = new Table<>("product");

	final Table<Price> prices = new Table<>("price");

	final Table<PaymentMethod> paymentMethods = new Table<>("payment_method");

	final Table<Mandate> mandates = new Table<>("mandate");

	final Table<CheckoutSession> sessions = new Table<>("checkout.session", "cs_test", this.untold, (any) -> {
	});

	final Table<Subscription> subscriptions = new Table<>("subscription");

	final Table<Schedule> schedules = new Table<>("subscription_schedule");

	final Table<Invoice> invoices;

	final Table<InvoicePayment> invoicePayments = new Table<>("invoice_payment", "inpay", this.untold, (any) -> {
	});

	final Table<PaymentIntent> paymentIntents = new Table<>("payment_intent", "pi", this.untold, (any) -> {
	});

	final Table<SetupIntent> setupIntents = new Table<>("setup_intent");

	final Table<Charge> charges = new Table<>("charge", "ch", this.untold, (any) -> {
	});

	final Table<Refund> refunds = new Table<>("refund");

	final Table<Dispute> disputes = new Table<>("dispute");

	final Table<BalanceTransaction> balanceTransactions = new Table<>("balance_transaction", "txn", this.untold,
			(any) -> {
			});

	final Table<TestClock> testClocks = new Table<>("test_helpers.test_clock");

	final Table<ReportRun> reportRuns = new Table<>("reporting.report_run");

	final Table<ReportFile> files = new Table<>("file");

	final Table<EarlyFraudWarning> warnings = new Table<>("radar.early_fraud_warning");

	final Table<Payout> payouts = new Table<>("payout");

	final Table<WebhookEndpoint> webhookEndpoints = new Table<>("webhook_endpoint");

	final Table<PortalConfiguration> portalConfigurations = new Table<>("billing_portal.configuration");

	final Table<PortalSession> portalSessions = new Table<>("billing_portal.session");

	Tables(String baseUrl) {
		this.invoices = new Table<>("invoice", "in", this.untold,
				(invoice) -> invoice.page = baseUrl + "/i/acct_sandbox/" + invoice.id);
	}

	/** The customer of the first of these objects that has one. */
	@Nullable String customerOf(@Nullable String... ids) {
		for (var id : ids) {
			var found = (id != null && id.indexOf('_') > 0) ? find(id) : null;
			if (found != null && found.customer() != null) {
				return found.customer();
			}
		}
		return null;
	}

	/** Finds an object by the prefix of its id. */
	@Nullable StripeObject find(String id) {
		var table = switch (id.substring(0, id.indexOf('_') + 1)) {
			case "cus_" -> this.customers;
			case "we_" -> this.webhookEndpoints;
			case "bpc_" -> this.portalConfigurations;
			case "price_" -> this.prices;
			case "pm_" -> this.paymentMethods;
			case "mandate_" -> this.mandates;
			case "cs_" -> this.sessions;
			case "sub_" -> id.startsWith("sub_sched_") ? this.schedules : this.subscriptions;
			case "in_" -> this.invoices;
			case "inpay_" -> this.invoicePayments;
			case "seti_" -> this.setupIntents;
			case "pi_" -> this.paymentIntents;
			case "ch_", "py_" -> this.charges;
			case "re_", "pyr_" -> this.refunds;
			case "du_" -> this.disputes;
			case "clock_" -> this.testClocks;
			case "frr_" -> this.reportRuns;
			case "file_" -> this.files;
			case "issfr_" -> this.warnings;
			case "po_" -> this.payouts;
			case "txn_" -> this.balanceTransactions;
			default -> this.products;
		};
		return table.find(id);
	}

	Map<String, Integer> sizes() {
		var sizes = new LinkedHashMap<String, Integer>();
		shown().forEach((table) -> sizes.put(table.kind(), table.size()));
		return sizes;
	}

	/** All objects of a kind, oldest first. */
	List<? extends StripeObject> ofKind(String kind) {
		return shown().stream()
			.filter((table) -> table.kind().equals(kind))
			.findFirst()
			.<List<? extends StripeObject>>map(Table::all)
			.orElse(List.of());
	}

	private List<Table<?>> shown() {
		return List.of(this.customers, this.products, this.prices, this.paymentMethods, this.mandates, this.sessions,
				this.subscriptions, this.schedules, this.invoices, this.invoicePayments, this.paymentIntents,
				this.setupIntents, this.charges, this.refunds, this.disputes, this.warnings, this.payouts,
				this.balanceTransactions, this.reportRuns, this.testClocks);
	}

}
