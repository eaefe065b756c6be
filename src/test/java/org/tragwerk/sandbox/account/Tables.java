package org.tragwerk.sandbox.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Everything that the account holds, by kind. */
final class Tables {

	final Table<Customer> customers = new Table<>("customer");

	final Table<Product> products = new Table<>("product");

	final Table<Price> prices = new Table<>("price");

	final Table<PaymentMethod> paymentMethods = new Table<>("payment_method");

	final Table<Mandate> mandates = new Table<>("mandate");

	final Table<CheckoutSession> sessions = new Table<>("checkout.session");

	final Table<Subscription> subscriptions = new Table<>("subscription");

	final Table<Invoice> invoices = new Table<>("invoice");

	final Table<InvoicePayment> invoicePayments = new Table<>("invoice_payment");

	final Table<PaymentIntent> paymentIntents = new Table<>("payment_intent");

	final Table<SetupIntent> setupIntents = new Table<>("setup_intent");

	final Table<Charge> charges = new Table<>("charge");

	final Table<BalanceTransaction> balanceTransactions = new Table<>("balance_transaction");

	/** Finds an object by the prefix of its id. */
	@Nullable StripeObject find(String id) {
		var table = switch (id.substring(0, id.indexOf('_') + 1)) {
			case "cus_" -> this.customers;
			case "price_" -> this.prices;
			case "pm_" -> this.paymentMethods;
			case "mandate_" -> this.mandates;
			case "cs_" -> this.sessions;
			case "sub_" -> this.subscriptions;
			case "in_" -> this.invoices;
			case "inpay_" -> this.invoicePayments;
			case "seti_" -> this.setupIntents;
			case "pi_" -> this.paymentIntents;
			case "ch_", "py_" -> this.charges;
			case "txn_" -> this.balanceTransactions;
			default -> this.products;
		};
		return table.find(id);
	}

	Map<String, Integer> sizes() {
		var sizes = new LinkedHashMap<String, Integer>();
		for (var table : List.of(this.customers, this.products, this.prices, this.paymentMethods, this.mandates,
				this.sessions, this.subscriptions, this.invoices, this.invoicePayments, this.paymentIntents,
				this.setupIntents, this.charges, this.balanceTransactions)) {
			sizes.put(table.kind(), table.size());
		}
		return sizes;
	}

}
