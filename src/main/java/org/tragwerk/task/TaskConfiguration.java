package org.tragwerk.task;

import java.time.Duration;
import java.time.ZoneId;

import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * Enables scheduled work: {@code @Scheduled} on each node, {@link RecurringJob} on one
 * node at a time.
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
