package org.tragwerk.sandbox.account.webhooks;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/webhook_endpoints}; deliveries use each change at once. */
final class WebhookEndpointResource {

	private static final int MOST = 16;

	private final Account account;

	private final Table<WebhookEndpoint> endpoints;

	WebhookEndpointResource(Account account) {
		this.account = account;
		this.endpoints = account.table(WebhookEndpoint.class);
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/webhook_endpoints", "webhook_endpoint.create", this::create),
				new Route("GET", "/v1/webhook_endpoints", "webhook_endpoint.list",
						(call) -> this.endpoints.page(call, null, (endpoint) -> true)),
				new Route("GET", "/v1/webhook_endpoints/{id}", "webhook_endpoint.retrieve",
						(call) -> this.endpoints.named(call).render()),
				new Route("POST", "/v1/webhook_endpoints/{id}", "webhook_endpoint.update", this::update),
				new Route("DELETE", "/v1/webhook_endpoints/{id}", "webhook_endpoint.delete", this::delete));
	}

	private Map<String, Object> create(ApiCall call) {
		var params = call.params();
		if (this.endpoints.size() >= MOST) {
			throw ApiError.invalid("url", "An account has at most " + MOST + " webhook endpoints.");
		}
		var url = url(params.required("url"));
		if (params.texts("enabled_events").isEmpty()) {
			throw ApiError.missing("enabled_events");
		}
		var endpoint = new WebhookEndpoint(this.account.newId("we_1", 23), this.account.now(), url,
				params.text("api_version"), this.account.newId("whsec_", 32));
		apply(params, endpoint);
		this.endpoints.add(endpoint);
		deliver();
		return endpoint.renderWithSecret();
	}

	private Map<String, Object> update(ApiCall call) {
		var endpoint = this.endpoints.named(call);
		var params = call.params();
		endpoint.url = url(params.text("url", endpoint.url));
		apply(params, endpoint);
		params.ifSent("disabled", (value) -> endpoint.enabled = !"true".equals(value));
		deliver();
		return endpoint.render();
	}

	private void deliver() {
		this.account.deliverTo(this.endpoints.all()
			.stream()
			.filter((endpoint) -> endpoint.enabled)
			.map(WebhookEndpoint::asEnabled)
			.toList());
	}

	private static void apply(Params params, WebhookEndpoint endpoint) {
		endpoint.metadata = Metadata.merged(endpoint.metadata, params);
		params.ifSent("description", (value) -> endpoint.description = value);
		if (params.has("enabled_events")) {
			endpoint.enabledEvents = params.texts("enabled_events");
		}
	}

	private static String url(String url) {
		if (!url.matches("https?://[^/\\s]+(/\\S*)?")) {
			throw ApiError.invalid("url_invalid", "url", "Invalid URL: an address begins with http or https.");
		}
		return url;
	}

	private Map<String, Object> delete(ApiCall call) {
		var endpoint = this.endpoints.named(call);
		this.endpoints.remove(endpoint);
		deliver();
		return OrderedMap.of("id", endpoint.id, "object", "webhook_endpoint", "deleted", true);
	}

}
