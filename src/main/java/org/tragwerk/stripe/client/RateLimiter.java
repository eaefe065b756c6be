package org.tragwerk.stripe.client;

/**
 * Limits the rate of calls to Stripe.
 */
interface RateLimiter {

	/** No limit, for the requests with which a reader opens Checkout. */
	RateLimiter NONE = new RateLimiter() {

		@Override
		public void acquire(String endpoint, RequestPriority priority) {
		}

		@Override
		public void penalize(String endpoint, RequestPriority priority) {
		}

	};

	/** Blocks until one more call of this priority to the endpoint is allowed. */
	void acquire(String endpoint, RequestPriority priority);

	/**
	 * Suspends calls to the endpoint for a while after Stripe answered 429 to one of this
	 * priority; those that a reader waits for and those of higher priorities go on.
	 */
	void penalize(String endpoint, RequestPriority priority);

}
