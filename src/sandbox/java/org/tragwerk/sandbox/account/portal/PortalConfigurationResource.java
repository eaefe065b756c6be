package org.tragwerk.sandbox.account.portal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/billing_portal/configurations}. */
final class PortalConfigurationResource {

	private static final String PATH = "/v1/billing_portal/configurations";

	private final Account account;

	private final Table<PortalConfiguration> configurations;

	PortalConfigurationResource(Account account) {
		this.account = account;
		this.configurations = account.table(PortalConfiguration.class);
	}

	List<Route> routes() {
		return List.of(new Route("POST", PATH, "billing_portal.configuration.create", this::create),
				new Route("GET", PATH, "billing_portal.configuration.list", this::list),
				new Route("GET", PATH + "/{id}", "billing_portal.configuration.retrieve",
						(call) -> this.configurations.named(call).render()),
				new Route("POST", PATH + "/{id}", "billing_portal.configuration.update", this::update));
	}

	private Map<String, Object> create(ApiCall call) {
		if (!call.params().has("features")) {
			throw ApiError.missing("features");
		}
		var configuration = new PortalConfiguration(this.account.newId("bpc_1", 23), this.account.now());
		apply(call.params(), configuration);
		this.configurations.add(configuration);
		this.account.events().publish("billing_portal.configuration.created", configuration);
		return configuration.render();
	}

	private Map<String, Object> list(ApiCall call) {
		var params = call.params();
		return this.configurations.page(call, null,
				(configuration) -> (!params.has("active") || configuration.active == params.flag("active"))
						&& !params.flag("is_default"));
	}

	private Map<String, Object> update(ApiCall call) {
		var configuration = this.configurations.named(call);
		var before = configuration.render();
		apply(call.params(), configuration);
		configuration.updated = this.account.now();
		this.account.events().publishUpdate("billing_portal.configuration.updated", before, configuration);
		return configuration.render();
	}

	private static void apply(Params params, PortalConfiguration configuration) {
		check(params.object("features"));
		configuration.metadata = Metadata.merged(configuration.metadata, params);
		params.ifSent("active", (value) -> configuration.active = "true".equals(value));
		params.ifSent("default_return_url", (value) -> configuration.defaultReturnUrl = value);
		params.ifSent("name", (value) -> configuration.name = value);
		ifFlagged(params.object("login_page"), (value) -> configuration.hasLoginPage = value);
		var profile = params.object("business_profile");
		profile.ifSent("headline", (value) -> configuration.headline = value);
		profile.ifSent("privacy_policy_url", (value) -> configuration.privacyPolicyUrl = value);
		profile.ifSent("terms_of_service_url", (value) -> configuration.termsOfServiceUrl = value);
		applyFeatures(params.object("features"), configuration);
	}

	private static void check(Params features) {
		for (var feature : features.names()) {
			features.object(feature).required("enabled");
		}
		var update = features.object("customer_update");
		if (update.flag("enabled") && update.texts("allowed_updates").isEmpty()) {
			throw ApiError.missing(update.nameOf("allowed_updates"));
		}
		if (features.object("subscription_update").flag("enabled")) {
			throw ApiError.notSimulated(features.nameOf("subscription_update"), "changing products in the portal");
		}
	}

	private static void applyFeatures(Params features, PortalConfiguration configuration) {
		var update = features.object("customer_update");
		ifFlagged(update, (value) -> configuration.updatesCustomer = value);
		if (update.has("allowed_updates")) {
			configuration.allowedUpdates = update.texts("allowed_updates");
		}
		ifFlagged(features.object("invoice_history"), (value) -> configuration.showsInvoices = value);
		ifFlagged(features.object("payment_method_update"), (value) -> configuration.updatesPaymentMethod = value);
		var cancel = features.object("subscription_cancel");
		ifFlagged(cancel, (value) -> configuration.cancels = value);
		configuration.cancelMode = cancel.text("mode", configuration.cancelMode);
		configuration.cancelProration = cancel.text("proration_behavior", configuration.cancelProration);
		var reason = cancel.object("cancellation_reason");
		ifFlagged(reason, (value) -> configuration.asksForReason = value);
		if (reason.has("options")) {
			configuration.reasons = reason.texts("options");
		}
	}

	private static void ifFlagged(Params params, Consumer<Boolean> use) {
		params.ifSent("enabled", (value) -> use.accept("true".equals(value)));
	}

}
