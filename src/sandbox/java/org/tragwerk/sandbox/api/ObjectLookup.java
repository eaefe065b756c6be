package org.tragwerk.sandbox.api;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Looks up the objects that replace ids in expanded fields. */
public interface ObjectLookup {

	/** The object with this id, or null if there is none. */
	@Nullable Map<String, Object> find(String id);

	/**
	 * The value of a field that Stripe includes only when it is expanded, null if the
	 * object has no such field.
	 */
	@Nullable Object include(Map<String, Object> object, String field);

}
