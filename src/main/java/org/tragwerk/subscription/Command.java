package org.tragwerk.subscription;

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
		/** End a subscription; the parameter is a {@link PlannedEnd}. */
		END,
		/**
		 * Pay a single payment back; the parameter says which declaration asks for it.
		 */
		REFUND

	}

}
