package org.tragwerk.sandbox.account.core;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.ListPage;
import org.tragwerk.sandbox.api.Route;

/**
 * {@code /v1/account} and {@code /v1/payment_method_configurations}: the account's
 * capabilities and payment methods. PayPal is in the configuration only, because Stripe
 * has no capability for it.
 */
public final class AccountResource {

	private static final String DEFAULT_CONFIGURATION = "pmc_1Sandbox";

	private final Account account;

	public AccountResource(Account account) {
		this.account = account;
	}

	public List<Route> routes() {
		return List.of(new Route("GET", "/v1/account", "account.retrieve", this::retrieve),
				new Route("GET", "/v1/payment_method_configurations", "payment_method_configuration.list",
						this::configurations),
				new Route("GET", "/v1/payment_method_configurations/{id}", "payment_method_configuration.retrieve",
						this::configuration));
	}

	private Map<String, Object> retrieve(ApiCall call) {
		var capabilities = this.account.settings().capabilities();
		capabilities.remove("paypal_payments");
		return ObjectTemplate.of("account").fill().set("capabilities", capabilities).fields();
	}

	private Map<String, Object> configurations(ApiCall call) {
		return ListPage.page(call, List.of(configuration()), (one) -> true,
				(all, cursor) -> cursor.equals(DEFAULT_CONFIGURATION) ? 0 : -1, (one) -> one);
	}

	private Map<String, Object> configuration(ApiCall call) {
		if (!call.id().equals(DEFAULT_CONFIGURATION)) {
			throw ApiError.notFound("payment_method_configuration", call.id());
		}
		return configuration();
	}

	private Map<String, Object> configuration() {
		var configuration = ObjectTemplate.of("payment_method_configuration").fill().set("id", DEFAULT_CONFIGURATION);
		for (var type : List.of("card", "paypal", "sepa_debit")) {
			configuration.setOptional(type, setting(this.account.settings().offers(type)));
		}
		return configuration.fields();
	}

	private static Map<String, Object> setting(boolean offered) {
		var value = offered ? "on" : "off";
		return OrderedMap.of("available", offered, "display_preference",
				OrderedMap.of("overridable", null, "preference", value, "value", value));
	}

}
