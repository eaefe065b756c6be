package org.tragwerk.sandbox.delivery;

import org.jspecify.annotations.Nullable;

/**
 * A fault of deliveries of an event type ({@code *} matches any); {@code millis} is the
 * delay of a delayed delivery.
 */
public record DeliveryFault(Kind kind, String type, long millis) {

	/** The kinds of faults. */
	public enum Kind {

		DROP, DUPLICATE, REORDER, DELAY, FOREIGN_SECRET, LIVEMODE_FLIP, BEFORE_RESPONSE;

		public static @Nullable Kind named(String name) {
			for (var kind : values()) {
				if (kind.name().equalsIgnoreCase(name)) {
					return kind;
				}
			}
			return null;
		}

	}

	boolean concerns(String eventType) {
		return this.type.endsWith("*") ? eventType.startsWith(this.type.substring(0, this.type.length() - 1))
				: eventType.equals(this.type);
	}

}
