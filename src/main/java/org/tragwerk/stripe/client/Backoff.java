package org.tragwerk.stripe.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to leave Stripe alone after failures: twice as long each time up to ten
 * minutes, and never all at once.
 */
public final class Backoff {

	private static final long LONGEST_MILLIS = Duration.ofMinutes(10).toMillis();

	private Backoff() {
	}

	public static Duration pauseAfter(int failures) {
		var millis = Math.min(LONGEST_MILLIS, 1000L << Math.min(failures, 20));
		return Duration.ofMillis(millis + ThreadLocalRandom.current().nextLong(millis / 4 + 1));
	}

}
