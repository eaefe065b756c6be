package org.tragwerk.provider;

import java.time.Duration;

import org.tragwerk.task.RetryPolicy;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskQueues;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The queue of commands that are not executed yet, and how long one that failed waits.
 */
@Configuration(proxyBeanMethods = false)
class CommandConfiguration {

	static final String QUEUE = "provider_command";

	/** After so many failures somebody has to look, and a command is tried hourly. */
	static final int MANY_FAILURES = 12;

	/** Money that is due back is due within fourteen days. */
	private static final Duration LONGEST_FAILURE = Duration.ofDays(13);

	private static final Duration HOURLY = Duration.ofHours(1);

	private static final RetryPolicy BACKOFF = RetryPolicy.exponential(Duration.ofSeconds(2), 2,
			Duration.ofMinutes(10));

	private static final RetryPolicy HOURLY_FOR_DAYS = RetryPolicy.exponential(HOURLY, 1, HOURLY).upTo(LONGEST_FAILURE);

	static final RetryPolicy RETRIES = (failures, age) -> ((failures < MANY_FAILURES) ? BACKOFF : HOURLY_FOR_DAYS)
		.delayAfter(failures, age);

	private static final int THREADS = 4;

	@Bean
	TaskQueue providerCommandQueue(TaskQueues queues) {
		return queues.create(QUEUE, THREADS, RETRIES);
	}

	/** How long to leave the provider alone after so many attempts without an answer. */
	static Duration backoff(int attempts) {
		return BACKOFF.delayAfter(attempts, Duration.ZERO).orElseThrow();
	}

}
