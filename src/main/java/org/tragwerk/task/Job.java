package org.tragwerk.task;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A recurring job of this program.
 *
 * @param runsAtOnce whether it runs when it is new, instead of waiting for its time
 */
record Job(String name, boolean runsAtOnce, Schedule schedule, Runnable method) {

	/**
	 * When a job runs next.
	 */
	interface Schedule {

		Duration delayAfter(ZonedDateTime end);

	}

}
