package org.tragwerk.stripe.client;

import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * A random id of this running instance, stored with the leases it holds so that it can
 * release them when it stops.
 */
@Component
public class NodeId {

	private final UUID id = UUID.randomUUID();

	/** The id, different for each start of a node. */
	public UUID id() {
		return this.id;
	}

}
