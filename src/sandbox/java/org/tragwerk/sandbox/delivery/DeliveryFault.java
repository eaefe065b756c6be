package org.tragwerk.sandbox.delivery;

import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong on the way to the target, for events of a type ({@code *}
 * stands for anything).
 */
public record DeliveryFault(Kind kind, String type, long millis) {

	/** What can go wrong. */
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
