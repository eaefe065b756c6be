package org.tragwerk.stripe.client;

/**
 * Limits the rate of calls to Stripe.
 */
interface RateLimiter {

	/** No limit, for calls that a reader waits for. */
	RateLimiter NONE = new RateLimiter() {

		@Override
		public void acquire(String endpoint) {
		}

		@Override
		public void penalize(String endpoint) {
		}

	};

	/** Blocks until one more call to the endpoint is allowed. */
	void acquire(String endpoint);

	/**
	 * Suspends background calls to the endpoint for a while after Stripe answered 429.
	 */
	void penalize(String endpoint);

}
