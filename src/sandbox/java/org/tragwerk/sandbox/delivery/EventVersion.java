package org.tragwerk.sandbox.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.api.ApiServer;

/**
 * Renders an event for the API version of an endpoint: current ({@code clover}), or older
 * than {@code basil} with the fields that {@code basil} moved.
 */
final class EventVersion {

	private static final String BASIL = "2025-03-31";

	private EventVersion() {
	}

	/** Converts an event to an API version, null for the account's default version. */
	static Map<String, Object> render(Map<String, Object> event, @Nullable String version) {
		event.put("api_version", (version != null) ? version : ApiServer.VERSION);
		if (version != null && version.compareTo(BASIL) < 0) {
			var data = new LinkedHashMap<>(map(event, "data"));
			data.put("object", beforeBasil(map(data, "object")));
			event.put("data", data);
		}
		return event;
	}

	private static Map<String, Object> beforeBasil(Map<String, Object> object) {
		var former = new LinkedHashMap<>(object);
		if ("subscription".equals(object.get("object"))) {
			var item = items(object).get(0);
			former.put("current_period_start", item.get("current_period_start"));
			former.put("current_period_end", item.get("current_period_end"));
		}
		else if ("invoice".equals(object.get("object"))) {
			former.remove("parent");
			former.put("paid", "paid".equals(object.get("status")));
			former.put("subscription", map(map(object, "parent"), "subscription_details").get("subscription"));
		}
		return former;
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> items(Map<String, Object> subscription) {
		return (List<Map<String, Object>>) map(subscription, "items").getOrDefault("data", List.of());
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> map(Map<String, Object> object, String field) {
		return (Map<String, Object>) object.getOrDefault(field, Map.of());
	}

}
