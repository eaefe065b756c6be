package org.tragwerk.sandbox.account.core;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** An enabled webhook endpoint, as far as deliveries need it. */
public record EnabledEndpoint(URI url, String secret, List<String> events, @Nullable String version) {

	/** Whether it is subscribed to events of this type. */
	public boolean wants(String type) {
		return this.events.contains("*") || this.events.contains(type);
	}

}
