package org.tragwerk.pledging;

/**
 * A Checkout page as the provider has it now.
 *
 * @param reference the provider's id
 */
public record CheckoutSnapshot(String reference, State state) {

	/**
	 * How far the reader came.
	 */
	public enum State {

		/** Waits for the reader. */
		OPEN,
		/** The reader went through with it. */
		COMPLETED,
		/** Too late. */
		EXPIRED

	}

}
