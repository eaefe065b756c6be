package org.tragwerk.task;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs recurring jobs as tasks that are rescheduled after each run.
 */
class JobWorker implements TaskHandler {

	static final String QUEUE = "job";

	private static final Logger logger = LoggerFactory.getLogger(JobWorker.class);

	private static final Duration RETRY = Duration.ofMinutes(1);

	private final RecurringJobs jobs;

	private final DatabaseClock clock;

	private final ZoneId zone;

	private final MeterRegistry meters;

	JobWorker(RecurringJobs jobs, DatabaseClock clock, ZoneId zone, MeterRegistry meters) {
		this.jobs = jobs;
		this.clock = clock;
		this.zone = zone;
		this.meters = meters;
	}

	@Override
	public String queue() {
		return QUEUE;
	}

	/**
	 * Postpones a job that this version does not know, because a newer version on another
	 * node may.
	 */
	@Override
	public TaskResult execute(Task task) {
		return this.jobs.find(task.id()).map(this::run).orElse(TaskResult.again(RETRY));
	}

	private TaskResult run(Job job) {
		try {
			job.method().run();
			count(job, "done");
			return TaskResult.again(delayAfter(job));
		}
		catch (RuntimeException | Error ex) {
			logger.error("The job {} failed: {}", job.name(), FailureReason.of(ex));
			count(job, "failed");
			var regular = delayAfter(job);
			return TaskResult.again((regular.compareTo(RETRY) < 0) ? regular : RETRY);
		}
	}

	private void count(Job job, String result) {
		Counter.builder("tragwerk.jobs")
			.description("Runs of recurring jobs")
			.tags("job", job.name(), "result", result)
			.register(this.meters)
			.increment();
	}

	Duration delayAfter(Job job) {
		return job.schedule().delayAfter(ZonedDateTime.ofInstant(this.clock.now(), this.zone));
	}

}
