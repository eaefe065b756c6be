package org.tragwerk.sandbox.account.core;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The fields of an enabled webhook endpoint that deliveries need. */
public record EnabledEndpoint(URI url, String secret, List<String> events, @Nullable String version) {

	/** Whether the endpoint is subscribed to events of this type. */
	public boolean wants(String type) {
		return this.events.contains("*") || this.events.contains(type);
	}

}
