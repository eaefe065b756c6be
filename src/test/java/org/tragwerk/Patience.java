package org.tragwerk;

import java.time.Duration;

/**
 * How long tests wait for what has to come true: long, for machines may be slow. Where it
 * is not meant to come true, {@code -Dtragwerk.patience=<seconds>} shortens the wait.
 */
public final class Patience {

	public static final Duration SOON = Duration.ofSeconds(Long.getLong("tragwerk.patience", 60));

	public static final Duration LATER = SOON.multipliedBy(2);

	private Patience() {
	}

}
