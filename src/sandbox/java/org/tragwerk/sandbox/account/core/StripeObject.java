package org.tragwerk.sandbox.account.core;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** An object of the API with an id; its complete JSON is rendered when it is read. */
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

	/** The id of the customer it belongs to, null if there is none. */
	public @Nullable String customer() {
		return null;
	}

	/** The delivery lane of its events: the customer's id, or else its own. */
	public String lane() {
		var customer = customer();
		return (customer != null) ? customer : this.id;
	}

	/** The complete object as JSON fields, with no field expanded. */
	public abstract Map<String, Object> render();

	public final ObjectTemplate.Filling fill(String shape) {
		return ObjectTemplate.of(shape)
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("metadata", this.metadata);
	}

}
