package org.tragwerk.stripe.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The delay before the next attempt after failures: doubled each time up to ten minutes,
 * with random jitter so that tasks do not retry at the same moment.
 */
public final class Backoff {

	private static final long MAX_MILLIS = Duration.ofMinutes(10).toMillis();

	private Backoff() {
	}

	/**
	 * The delay after a number of failures in a row: 2 to 2.5 seconds after the first, 10
	 * to 12.5 minutes at most.
	 */
	public static Duration pauseAfter(int failures) {
		var millis = Math.min(MAX_MILLIS, 1000L << Math.min(failures, 20));
		return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
	}

}
