package org.tragwerk.sandbox.api;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** A fault of an API route: kind, delay and status. */
public record RouteFault(String route, Kind kind, long millis, int status) {

	/** The kinds of faults. */
	public enum Kind {

		LATENCY, STATUS, RESET_BEFORE, RESET_AFTER, STORED_500, LOCK_TIMEOUT, COMPLETE_BEFORE_RESPONSE;

		public static @Nullable Kind named(String name) {
			for (var kind : values()) {
				if (kind.name().equalsIgnoreCase(name)) {
					return kind;
				}
			}
			return null;
		}

	}

	boolean concerns(String method, String path) {
		var pattern = Pattern.quote(this.route).replace("*", "\\E.*\\Q");
		return (method + " " + path).matches(pattern);
	}

}
