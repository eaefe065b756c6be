package org.tragwerk.sandbox.account.portal;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/billing_portal/sessions}. */
final class PortalSessionResource {

	private final Account account;

	PortalSessionResource(Account account) {
		this.account = account;
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/billing_portal/sessions", "billing_portal.session.create", this::create));
	}

	private Map<String, Object> create(ApiCall call) {
		var params = call.params();
		var customer = this.account.table(Customer.class).referenced(params.required("customer"), "customer");
		var configuration = this.account.table(PortalConfiguration.class)
			.referenced(params.required("configuration"), "configuration");
		if (customer.deleted) {
			throw ApiError.noReference("customer", customer.id, "customer");
		}
		if (!configuration.active) {
			throw ApiError.invalid("configuration", "This portal configuration is not active.");
		}
		var id = this.account.newId("bps_1", 23);
		var session = new PortalSession(id, this.account.now(), customer.id, configuration,
				this.account.baseUrl() + "/p/session/" + this.account.newId("test_", 40));
		session.locale = params.text("locale");
		session.returnUrl = params.text("return_url", (configuration.defaultReturnUrl != null)
				? configuration.defaultReturnUrl : params.required("return_url"));
		this.account.table(PortalSession.class).add(session);
		return session.render();
	}

}
