package org.tragwerk.sandbox.account.core;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Payments of the seeded past that nobody has asked for yet. All objects of one customer
 * are made at once when somebody does.
 */
public final class LazyHistory {

	private final Map<String, Runnable> makers = new HashMap<>();

	boolean isEmpty() {
		return this.makers.isEmpty();
	}

	/** Keeps what makes the objects of a customer. */
	public void add(String customer, Runnable maker) {
		this.makers.put(customer, maker);
	}

	/** Makes what belongs to a customer, unless that was done before. */
	void load(@Nullable String customer) {
		var maker = this.makers.remove(customer);
		if (maker != null) {
			maker.run();
		}
	}

	/** Makes what belongs to the customer of whatever has this id. */
	void loadOwnerOf(String id) {
		load(SeededIds.customerOf(id));
	}

}
