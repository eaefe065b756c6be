package org.tragwerk.task;

import java.time.Duration;
import java.time.ZonedDateTime;

/**
 * A recurring job, from a method with {@link RecurringJob}.
 *
 * @param runsAtOnce whether it runs at once when it is first registered, instead of at
 * its first scheduled time
 */
record Job(String name, boolean runsAtOnce, Schedule schedule, Runnable method) {

	/**
	 * The schedule of a job.
	 */
	interface Schedule {

		Duration delayAfter(ZonedDateTime end);

	}

}
