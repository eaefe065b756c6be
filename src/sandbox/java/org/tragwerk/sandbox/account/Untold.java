package org.tragwerk.sandbox.account;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was collected from customers of the seeded past and nobody has asked for yet. The
 * objects of one customer are made, all at once, when somebody does.
 */
final class Untold {

	private final Map<String, Runnable> stories = new HashMap<>();

	boolean isEmpty() {
		return this.stories.isEmpty();
	}

	void add(String customer, Runnable story) {
		this.stories.put(customer, story);
	}

	/** Makes what belongs to a customer, unless that was done before. */
	void tell(@Nullable String customer) {
		var story = this.stories.remove(customer);
		if (story != null) {
			story.run();
		}
	}

	/** Makes what belongs to the customer of whatever has this id. */
	void tellOf(String id) {
		tell(Due.customerOf(id));
	}

}
