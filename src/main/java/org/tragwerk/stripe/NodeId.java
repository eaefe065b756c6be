package org.tragwerk.stripe;

import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * This node, as long as it runs, so that it can give back whatever it holds.
 */
@Component
class NodeId {

	private final UUID id = UUID.randomUUID();

	UUID id() {
		return this.id;
	}

}
