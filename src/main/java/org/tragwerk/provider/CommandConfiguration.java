package org.tragwerk.provider;

import java.time.Duration;

import org.tragwerk.task.RetryPolicy;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskQueues;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue of open commands and its retry policy.
 */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

	static final String QUEUE = "provider_command";

	/**
	 * The number of failures after which a command counts as failing in the metrics and
	 * is retried hourly.
	 */
	static final int FAILING_AFTER = 12;

	/**
	 * Shorter than the fourteen days in which money has to be refunded (section 357 of
	 * the German Civil Code).
	 */
	private static final Duration MAX_AGE = Duration.ofDays(13);

	private static final Duration HOURLY = Duration.ofHours(1);

	private static final RetryPolicy BACKOFF = RetryPolicy.exponential(Duration.ofSeconds(2), 2,
			Duration.ofMinutes(10));

	private static final RetryPolicy HOURLY_FOR_DAYS = RetryPolicy.exponential(HOURLY, 1, HOURLY).upTo(MAX_AGE);

	static final RetryPolicy RETRIES = (failures, age) -> ((failures < FAILING_AFTER) ? BACKOFF : HOURLY_FOR_DAYS)
		.delayAfter(failures, age);

	private static final int THREADS = 4;

	@Bean
	TaskQueue providerCommandQueue(TaskQueues queues) {
		return queues.create(QUEUE, THREADS, RETRIES);
	}

	/** The delay after a number of attempts in which the provider was unavailable. */
	static Duration backoff(int attempts) {
		return BACKOFF.delayAfter(attempts, Duration.ZERO).orElseThrow();
	}

}
