package org.tragwerk.sandbox.account.core;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Seeded payments whose objects are created when one of them is first read, all of a
 * customer at once.
 */
public final class LazyHistory {

	private final Map<String, Runnable> loaders = new HashMap<>();

	boolean isEmpty() {
		return this.loaders.isEmpty();
	}

	/** Registers the loader of a customer's objects. */
	public void add(String customer, Runnable loader) {
		this.loaders.put(customer, loader);
	}

	/** Loads the objects of a customer once. */
	void load(@Nullable String customer) {
		var loader = this.loaders.remove(customer);
		if (loader != null) {
			loader.run();
		}
	}

	/** Loads the objects of the customer that owns an id. */
	void loadOwnerOf(String id) {
		load(SeededIds.customerOf(id));
	}

}
