package org.tragwerk.sandbox.account.core;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Creates ordered maps that may hold null, for JSON. */
public final class OrderedMap {

	private OrderedMap() {
	}

	public static Map<String, Object> of(@Nullable Object... keysAndValues) {
		var map = new LinkedHashMap<String, Object>();
		for (int index = 0; index < keysAndValues.length; index += 2) {
			map.put(String.valueOf(keysAndValues[index]), keysAndValues[index + 1]);
		}
		return map;
	}

}
