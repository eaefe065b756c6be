package org.tragwerk.sandbox.account.core;

import java.util.LinkedHashMap;
import java.util.Map;

import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Params;

/**
 * Stripe's rules for metadata: at most 50 keys of 40 characters, values of 500; an empty
 * value removes the key.
 */
public final class Metadata {

	private Metadata() {
	}

	public static Map<String, String> of(Params params) {
		return merged(Map.of(), params);
	}

	/**
	 * The new metadata after an update: sent keys are set or removed, an empty parameter
	 * removes all.
	 */
	public static Map<String, String> merged(Map<String, String> present, Params params) {
		if (!params.has("metadata")) {
			return present;
		}
		var sent = params.map("metadata");
		var merged = new LinkedHashMap<String, String>(sent.isEmpty() ? Map.of() : present);
		sent.forEach((key, value) -> set(merged, key, value, params.nameOf("metadata") + "[" + key + "]"));
		if (merged.size() > 50) {
			throw ApiError.invalid(params.nameOf("metadata"), "Metadata holds at most 50 keys.");
		}
		return merged;
	}

	/** Adds keys and replaces those that are there already. */
	public static Map<String, String> joined(Map<String, String> present, Map<String, String> more) {
		var joined = new LinkedHashMap<>(present);
		joined.putAll(more);
		return joined;
	}

	private static void set(Map<String, String> merged, String key, String value, String param) {
		if (key.length() > 40 || value.length() > 500) {
			throw ApiError.invalid(param, "Metadata keys have at most 40 characters, values at most 500.");
		}
		if (value.isEmpty()) {
			merged.remove(key);
		}
		else {
			merged.put(key, value);
		}
	}

}
