package org.tragwerk.provider;

import java.util.UUID;

/**
 * The id of a command, from which the provider's idempotency keys are derived.
 */
public record CommandId(UUID value) {

	@Override
	public String toString() {
		return this.value.toString();
	}

}
