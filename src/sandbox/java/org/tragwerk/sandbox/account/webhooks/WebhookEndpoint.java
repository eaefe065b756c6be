package org.tragwerk.sandbox.account.webhooks;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.EnabledEndpoint;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A webhook endpoint; its secret is rendered only in the response to its creation. */
public final class WebhookEndpoint extends StripeObject {

	final @Nullable String apiVersion;

	final String secret;

	String url;

	@Nullable String description;

	List<String> enabledEvents = List.of();

	boolean enabled = true;

	WebhookEndpoint(String id, long created, String url, @Nullable String apiVersion, String secret) {
		super(id, created);
		this.url = url;
		this.apiVersion = apiVersion;
		this.secret = secret;
	}

	@Override
	public Map<String, Object> render() {
		return fill("webhook_endpoint").set("api_version", this.apiVersion)
			.set("description", this.description)
			.set("enabled_events", this.enabledEvents)
			.set("status", this.enabled ? "enabled" : "disabled")
			.set("url", this.url)
			.fields();
	}

	/** The endpoint as deliveries use it. */
	EnabledEndpoint asEnabled() {
		return new EnabledEndpoint(URI.create(this.url), this.secret, this.enabledEvents, this.apiVersion);
	}

	/** The object with its secret, for the response to its creation only. */
	Map<String, Object> renderWithSecret() {
		var fields = render();
		fields.put("secret", this.secret);
		return fields;
	}

}
