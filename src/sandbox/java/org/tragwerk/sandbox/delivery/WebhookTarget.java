package org.tragwerk.sandbox.delivery;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.EnabledEndpoint;

/**
 * The URL of deliveries and the secrets that sign them; without a URL nothing is
 * delivered. Endpoints created through the API receive deliveries only if they are on the
 * local machine, so that trying out a real URL sends nothing to it.
 */
public record WebhookTarget(@Nullable URI url, List<String> secrets, @Nullable String version) {

	private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "[::1]");

	/** A target for all events in the account's API version. */
	public WebhookTarget(@Nullable URI url, List<String> secrets) {
		this(url, secrets, null);
	}

	/**
	 * The target of an event type's main delivery: the configured URL, signed also with
	 * the secrets of endpoints with that URL; without a configured URL the first endpoint
	 * subscribed to the type.
	 */
	WebhookTarget primary(List<EnabledEndpoint> endpoints, String type) {
		if (this.url == null) {
			return subscribedTo(endpoints, type).findFirst().orElse(this);
		}
		var there = endpoints.stream()
			.filter((endpoint) -> this.url.equals(endpoint.url()))
			.map(EnabledEndpoint::secret);
		return new WebhookTarget(this.url, Stream.concat(this.secrets.stream(), there).toList(), this.version);
	}

	/** Further endpoints that are subscribed to the type. */
	List<WebhookTarget> additional(List<EnabledEndpoint> endpoints, String type) {
		return (this.url == null) ? subscribedTo(endpoints, type).skip(1).toList()
				: subscribedTo(endpoints, type).filter((other) -> !this.url.equals(other.url())).toList();
	}

	private static Stream<WebhookTarget> subscribedTo(List<EnabledEndpoint> endpoints, String type) {
		return endpoints.stream()
			.filter((endpoint) -> endpoint.wants(type)
					&& LOOPBACK_HOSTS.contains(String.valueOf(endpoint.url().getHost())))
			.map((endpoint) -> new WebhookTarget(endpoint.url(), List.of(endpoint.secret()), endpoint.version()));
	}

}
