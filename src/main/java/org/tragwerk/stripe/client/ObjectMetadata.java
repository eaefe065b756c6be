package org.tragwerk.stripe.client;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * The ids of this application in the metadata of Stripe's objects.
 */
public final class ObjectMetadata {

	/** The key of the id of the command that requested a refund. */
	public static final String COMMAND = "command_id";

	private ObjectMetadata() {
	}

	/** The id with that key; empty if it is missing or somebody has changed it. */
	public static Optional<UUID> id(@Nullable Map<String, String> metadata, String key) {
		try {
			return Optional.ofNullable(metadata).map((all) -> all.get(key)).map(UUID::fromString);
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
