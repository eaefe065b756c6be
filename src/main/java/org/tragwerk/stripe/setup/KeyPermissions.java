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
 * Whether a restricted key may read what the product reads. Whether it may write shows
 * only when it does.
 */
class KeyPermissions {

	private static final Pattern RIGHT = Pattern.compile("\\brak_[a-z_]+");

	private final StripeClient stripe;

	private final ConnectionSettings connectionSettings;

	KeyPermissions(StripeClient stripe, ConnectionSettings connectionSettings) {
		this.stripe = stripe;
		this.connectionSettings = connectionSettings;
	}

	List<CheckResult> findings() throws StripeException {
		var checkResults = new ArrayList<CheckResult>();
		for (var look : looks().entrySet()) {
			try {
				look.getValue().execute();
			}
			catch (PermissionException ex) {
				checkResults.add(CheckResult.difference(missing("read " + look.getKey(), ex)));
			}
		}
		if (this.connectionSettings.stripe().apiKey().startsWith("rk_")) {
			checkResults.add(CheckResult.note("A restricted key also has to write customers, Checkout sessions,"
					+ " subscriptions and refunds; that shows only when it does."));
		}
		return checkResults;
	}

	/** Says which right a key lacks, in Stripe's own name for it where Stripe tells. */
	static String missing(String purpose, PermissionException failure) {
		var named = RIGHT.matcher(String.valueOf(failure.getMessage()));
		return "The key may not " + purpose + (named.find() ? ": it lacks " + named.group() : "") + ".";
	}

	private Map<String, StripeErrors.StripeCall<?>> looks() {
		var api = this.stripe.v1();
		var looks = new LinkedHashMap<String, StripeErrors.StripeCall<?>>();
		looks.put("customers", () -> api.customers().list(CustomerListParams.builder().setLimit(1L).build()));
		looks.put("Checkout sessions",
				() -> api.checkout().sessions().list(SessionListParams.builder().setLimit(1L).build()));
		looks.put("subscriptions",
				() -> api.subscriptions().list(SubscriptionListParams.builder().setLimit(1L).build()));
		looks.put("invoices and their payments",
				() -> api.invoices().list(InvoiceListParams.builder().setLimit(1L).addExpand("data.payments").build()));
		looks.put("payment intents, charges and refunds", () -> api.paymentIntents()
			.list(PaymentIntentListParams.builder().setLimit(1L).addExpand("data.latest_charge.refunds").build()));
		looks.put("disputes", () -> api.disputes().list(DisputeListParams.builder().setLimit(1L).build()));
		return looks;
	}

}
