package org.tragwerk.provider;

import java.util.UUID;

/**
 * A command's id. The provider's idempotency keys are made from it.
 */
public record CommandId(UUID value) {

	@Override
	public String toString() {
		return this.value.toString();
	}

}
