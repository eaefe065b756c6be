package org.tragwerk.sandbox.account.core;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An object with an id, kept small and rendered as a complete answer when it is read. */
public abstract class StripeObject {

	public final String id;

	public final long created;

	public Map<String, String> metadata = Map.of();

	public StripeObject(String id, long created) {
		this.id = id;
		this.created = created;
	}

	public final String id() {
		return this.id;
	}

	/** The customer it belongs to, if any. */
	public @Nullable String customer() {
		return null;
	}

	/** The delivery order: events of one customer are delivered one after the other. */
	public String lane() {
		var customer = customer();
		return (customer != null) ? customer : this.id;
	}

	/** The complete object, ids unexpanded. */
	public abstract Map<String, Object> render();

	public final ObjectTemplate.Filling fill(String shape) {
		return ObjectTemplate.of(shape)
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("metadata", this.metadata);
	}

}
