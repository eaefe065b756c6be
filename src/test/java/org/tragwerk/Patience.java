package org.tragwerk;

import java.time.Duration;

/**
 * The timeout of assertions that wait for a condition; long, because machines may be
 * slow. Mutation runs, in which conditions are expected not to come true, shorten it with
 * {@code -Dtragwerk.patience=<seconds>}.
 */
public final class Patience {

	public static final Duration SOON = Duration.ofSeconds(Long.getLong("tragwerk.patience", 60));

	public static final Duration LATER = SOON.multipliedBy(2);

	private Patience() {
	}

}
