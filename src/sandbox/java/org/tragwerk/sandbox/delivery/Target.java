package org.tragwerk.sandbox.delivery;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.EnabledEndpoint;

/**
 * Where deliveries go and with which secrets they are signed; without an address they go
 * nowhere. Endpoints made by the API are told only on this machine: nothing leaves it
 * because somebody tries out an address.
 */
public record Target(@Nullable URI url, List<String> secrets, @Nullable String version) {

	private static final Set<String> NEAR = Set.of("localhost", "127.0.0.1", "[::1]");

	/** A target that hears of everything in the account's own version. */
	public Target(@Nullable URI url, List<String> secrets) {
		this(url, secrets, null);
	}

	/**
	 * Where an event of this type goes first: to the address that was said, signed for
	 * the endpoints there as well; to the first endpoint that wants it if none was said.
	 */
	Target among(List<EnabledEndpoint> listeners, String type) {
		if (this.url == null) {
			return wanting(listeners, type).findFirst().orElse(this);
		}
		var there = listeners.stream()
			.filter((listener) -> this.url.equals(listener.url()))
			.map(EnabledEndpoint::secret);
		return new Target(this.url, Stream.concat(this.secrets.stream(), there).toList(), this.version);
	}

	/** The endpoints that want it besides. */
	List<Target> others(List<EnabledEndpoint> listeners, String type) {
		return (this.url == null) ? wanting(listeners, type).skip(1).toList()
				: wanting(listeners, type).filter((other) -> !this.url.equals(other.url())).toList();
	}

	private static Stream<Target> wanting(List<EnabledEndpoint> listeners, String type) {
		return listeners.stream()
			.filter((listener) -> listener.wants(type) && NEAR.contains(String.valueOf(listener.url().getHost())))
			.map((listener) -> new Target(listener.url(), List.of(listener.secret()), listener.version()));
	}

}
