package org.tragwerk.stripe.client;

import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * This node, as long as it runs, so that it can give back whatever it holds.
 */
@Component
public class NodeId {

	private final UUID id = UUID.randomUUID();

	public UUID id() {
		return this.id;
	}

}
