package org.tragwerk.task;

import java.time.Duration;
import java.util.Optional;

/**
 * Decides when a failed task is retried.
 */
@FunctionalInterface
public interface RetryPolicy {

	/**
	 * The delay before the next attempt; empty if the task is dead.
	 * @param failures the number of failures, including the last one
	 * @param age the time since the first failure
	 */
	Optional<Duration> delayAfter(int failures, Duration age);

	/**
	 * Multiplies the delay after each failure, up to the longest delay, and retries
	 * without limit.
	 */
	static RetryPolicy exponential(Duration first, double multiplier, Duration longest) {
		return (failures, age) -> Optional.of(Duration
			.ofMillis((long) Math.min(first.toMillis() * Math.pow(multiplier, failures - 1), longest.toMillis())));
	}

	/** This policy, limited to a number of attempts. */
	default RetryPolicy upTo(int attempts) {
		return (failures, age) -> (failures < attempts) ? delayAfter(failures, age) : Optional.empty();
	}

	/** This policy, limited to a time since the first failure. */
	default RetryPolicy upTo(Duration oldest) {
		return (failures, age) -> (age.compareTo(oldest) < 0) ? delayAfter(failures, age) : Optional.empty();
	}

}
