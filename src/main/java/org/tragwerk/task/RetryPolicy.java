package org.tragwerk.task;

import java.time.Duration;
import java.util.Optional;

/**
 * When a task that failed is tried again.
 */
@FunctionalInterface
public interface RetryPolicy {

	/**
	 * The delay before the next attempt; nothing once the task is to be given up.
	 * @param failures how often it failed, the last time included
	 * @param age the time since the first of these failures
	 */
	Optional<Duration> delayAfter(int failures, Duration age);

	/** Waits longer after each failure, up to the longest delay, and never gives up. */
	static RetryPolicy exponential(Duration first, double multiplier, Duration longest) {
		return (failures, age) -> Optional.of(Duration
			.ofMillis((long) Math.min(first.toMillis() * Math.pow(multiplier, failures - 1), longest.toMillis())));
	}

	/** The same, but gives up after so many failures. */
	default RetryPolicy upTo(int attempts) {
		return (failures, age) -> (failures < attempts) ? delayAfter(failures, age) : Optional.empty();
	}

	/** The same, but gives up what has failed for so long. */
	default RetryPolicy upTo(Duration oldest) {
		return (failures, age) -> (age.compareTo(oldest) < 0) ? delayAfter(failures, age) : Optional.empty();
	}

}
