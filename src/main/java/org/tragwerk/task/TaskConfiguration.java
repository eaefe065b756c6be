package org.tragwerk.task;

import java.time.Duration;
import java.time.ZoneId;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * What runs by the clock: on each node by {@code @Scheduled}, on one of them by
 * {@link RecurringJob}.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TaskConfiguration {

	private static final RetryPolicy ALWAYS = RetryPolicy.exponential(Duration.ofSeconds(1), 2, Duration.ofMinutes(1));

	@Bean
	static RecurringJobs recurringJobs() {
		return new RecurringJobs();
	}

	@Bean
	JobWorker jobWorker(RecurringJobs jobs, DatabaseClock clock, @Value("${tragwerk.zone}") ZoneId zone,
			MeterRegistry meters) {
		return new JobWorker(jobs, clock, zone, meters);
	}

	@Bean
	JdbcTaskQueue jobQueue(TaskQueues queues, TaskProperties properties) {
		return queues.createUnwatched(JobWorker.QUEUE, properties.jobThreads(), ALWAYS);
	}

}
