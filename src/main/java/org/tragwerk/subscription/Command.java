package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

/**
 * Something the provider is asked to change. Carried out until it is done or given up.
 *
 * @param target the provider's id of what is to change
 * @param parameter what belongs to the kind, frozen; empty where nothing does
 */
public record Command(UUID id, Kind kind, String target, String parameter, int attempts) {

	/**
	 * What can be asked.
	 */
	public enum Kind {

		/** Close a Checkout page that nobody is to pay on any more. */
		EXPIRE_CHECKOUT,
		/** End a subscription; the parameter is a {@link End}. */
		END,
		/**
		 * Pay a single payment back; the parameter says which declaration asks for it.
		 */
		REFUND

	}

	/**
	 * When a subscription is to end, and the declaration that says so, as a command
	 * carries it: two declarations are two commands, even for the same day.
	 */
	public record End(Instant at, UUID because) {

		/** Reads what {@link #parameter} wrote. */
		public static End of(Command command) {
			var parts = command.parameter().split(" ");
			return new End(Instant.parse(parts[0]), UUID.fromString(parts[1]));
		}

		String parameter() {
			return this.at + " " + this.because;
		}

	}

}
