package org.tragwerk.task;

import java.time.Duration;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Inserts the recurring jobs into the table before this node starts to execute jobs.
 */
@Component
class JobRegistrar implements SmartLifecycle {

	private final RecurringJobs jobs;

	private final JobWorker worker;

	private final JobTable table;

	private volatile boolean running;

	JobRegistrar(RecurringJobs jobs, JobWorker worker, JobTable table) {
		this.jobs = jobs;
		this.worker = worker;
		this.table = table;
	}

	@Override
	public void start() {
		this.jobs.all().values().forEach(this::register);
		this.running = true;
	}

	private void register(Job job) {
		var delay = this.worker.delayAfter(job);
		this.table.register(job.name(), job.runsAtOnce() ? Duration.ZERO : delay, delay);
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 2;
	}

}
