package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;

import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.stripe.sync.BulkSync;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows whether there is a storm. While there is one, whoever can be looked at together
 * with others is not looked at alone, unless that has led to nothing for too long.
 */
@Component
class BacklogMonitor implements BulkSync {

	private static final Duration PATIENCE = Duration.ofMinutes(20);

	private final BulkSyncQueue subjects;

	private final BulkSyncWorker worker;

	private final WorkerPool pool;

	private final int from;

	private volatile boolean raging;

	private volatile long lastEnd = System.nanoTime();

	BacklogMonitor(BulkSyncQueue subjects, BulkSyncWorker worker, WorkerPool stormPool, BulkSyncProperties properties) {
		this.subjects = subjects;
		this.worker = worker;
		this.pool = stormPool;
		this.from = properties.from();
	}

	@Override
	public boolean isBacklogged() {
		return this.raging;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.storm-watch:PT1S}")
	void look() {
		var isOverdue = System.nanoTime() - this.lastEnd > PATIENCE.toNanos();
		this.raging = !isOverdue && this.subjects.areAtLeast(this.from);
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.storm:PT20S}")
	void wake() {
		this.pool.execute(this::work);
	}

	private void work() {
		this.worker.work();
		this.lastEnd = System.nanoTime();
	}

}
