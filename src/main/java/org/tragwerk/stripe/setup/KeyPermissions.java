package org.tragwerk.stripe.setup;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.stripe.StripeClient;
import com.stripe.exception.PermissionException;
import com.stripe.exception.StripeException;
import com.stripe.param.CustomerListParams;
import com.stripe.param.DisputeListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionListParams;
import org.tragwerk.stripe.client.StripeErrors;

/**
 * Checks whether a restricted key has the read permissions that are needed. Write
 * permissions cannot be checked without writing.
 */
class KeyPermissions {

	private static final Pattern PERMISSION = Pattern.compile("\\brak_[a-z_]+");

	private final StripeClient stripe;

	private final ConnectionSettings connectionSettings;

	KeyPermissions(StripeClient stripe, ConnectionSettings connectionSettings) {
		this.stripe = stripe;
		this.connectionSettings = connectionSettings;
	}

	List<CheckResult> results() throws StripeException {
		var results = new ArrayList<CheckResult>();
		for (var read : reads().entrySet()) {
			try {
				read.getValue().execute();
			}
			catch (PermissionException ex) {
				results.add(CheckResult.difference(missing("read " + read.getKey(), ex)));
			}
		}
		if (this.connectionSettings.stripe().apiKey().startsWith("rk_")) {
			results.add(CheckResult.hint("A restricted key also has to write customers, Checkout sessions,"
					+ " subscriptions and refunds; that shows only when it does."));
		}
		return results;
	}

	/**
	 * The sentence about the permission that a key lacks, with Stripe's name of the
	 * permission if the error contains it.
	 */
	static String missing(String purpose, PermissionException failure) {
		var named = PERMISSION.matcher(String.valueOf(failure.getMessage()));
		return "The key may not " + purpose + (named.find() ? ": it lacks " + named.group() : "") + ".";
	}

	private Map<String, StripeErrors.StripeCall<?>> reads() {
		var api = this.stripe.v1();
		var reads = new LinkedHashMap<String, StripeErrors.StripeCall<?>>();
		reads.put("customers", () -> api.customers().list(CustomerListParams.builder().setLimit(1L).build()));
		reads.put("Checkout sessions",
				() -> api.checkout().sessions().list(SessionListParams.builder().setLimit(1L).build()));
		reads.put("subscriptions",
				() -> api.subscriptions().list(SubscriptionListParams.builder().setLimit(1L).build()));
		reads.put("invoices and their payments",
				() -> api.invoices().list(InvoiceListParams.builder().setLimit(1L).addExpand("data.payments").build()));
		reads.put("payment intents, charges and refunds", () -> api.paymentIntents()
			.list(PaymentIntentListParams.builder().setLimit(1L).addExpand("data.latest_charge.refunds").build()));
		reads.put("disputes", () -> api.disputes().list(DisputeListParams.builder().setLimit(1L).build()));
		return reads;
	}

}
