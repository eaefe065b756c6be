package org.tragwerk.sandbox.api;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Finds the objects that expansion puts in the place of ids. */
public interface ObjectLookup {

	/** The object with this id, or null if there is none. */
	@Nullable Map<String, Object> find(String id);

	/**
	 * The value of a field that Stripe leaves out unless asked for, or null if the object
	 * has no such field.
	 */
	@Nullable Object include(Map<String, Object> object, String field);

}
