package org.tragwerk.sandbox.delivery;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.Listener;

/**
 * Where deliveries go and with which secrets they are signed; without an address they go
 * nowhere.
 */
public record Target(@Nullable URI url, List<String> secrets, @Nullable String version) {

	/** A target that hears of everything in the account's own version. */
	public Target(@Nullable URI url, List<String> secrets) {
		this(url, secrets, null);
	}

	/**
	 * Where an event of this type goes: to the address that was said, signed for the
	 * endpoints there as well; to the first endpoint that wants it if none was said.
	 */
	Target among(List<Listener> listeners, String type) {
		if (this.url == null) {
			return listeners.stream()
				.filter((listener) -> listener.wants(type))
				.map((listener) -> new Target(listener.url(), List.of(listener.secret()), listener.version()))
				.findFirst()
				.orElse(this);
		}
		var there = listeners.stream().filter((listener) -> this.url.equals(listener.url())).map(Listener::secret);
		return new Target(this.url, Stream.concat(this.secrets.stream(), there).toList(), this.version);
	}

}
