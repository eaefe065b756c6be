package org.tragwerk.stripe;

/**
 * How fast Stripe is asked.
 */
interface Pacing {

	/** Somebody waits: at once. */
	Pacing NONE = new Pacing() {

		@Override
		public void await(String endpoint) {
		}

		@Override
		public void slowDown(String endpoint) {
		}

	};

	/** Waits until it is time for one more call. */
	void await(String endpoint);

	/** Leaves the endpoint alone for a while, for Stripe complained. */
	void slowDown(String endpoint);

}
