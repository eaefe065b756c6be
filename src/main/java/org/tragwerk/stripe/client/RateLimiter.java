package org.tragwerk.stripe.client;

/**
 * How fast Stripe is asked.
 */
interface RateLimiter {

	/** Somebody waits: at once. */
	RateLimiter NONE = new RateLimiter() {

		@Override
		public void acquire(String endpoint) {
		}

		@Override
		public void penalize(String endpoint) {
		}

	};

	/** Waits until it is time for one more call. */
	void acquire(String endpoint);

	/** Leaves the endpoint alone for a while, for Stripe complained. */
	void penalize(String endpoint);

}
