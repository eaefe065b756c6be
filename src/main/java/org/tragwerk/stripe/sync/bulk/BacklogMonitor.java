package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;

import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.stripe.sync.BulkSync;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Detects a backlog of customer syncs. During a backlog, customers that can be synced in
 * bulk are not synced one by one, unless no bulk sync has ended for 20 minutes.
 */
@Component
class BacklogMonitor implements BulkSync {

	private static final Duration MAX_DURATION = Duration.ofMinutes(20);

	private final BulkSyncQueue queue;

	private final BulkSyncWorker worker;

	private final WorkerPool pool;

	private final int threshold;

	private volatile boolean backlogged;

	private volatile long lastEnd = System.nanoTime();

	BacklogMonitor(BulkSyncQueue queue, BulkSyncWorker worker, WorkerPool bulkSyncPool, BulkSyncProperties properties) {
		this.queue = queue;
		this.worker = worker;
		this.pool = bulkSyncPool;
		this.threshold = properties.threshold();
	}

	@Override
	public boolean isBacklogged() {
		return this.backlogged;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.backlog:PT1S}")
	void check() {
		var isOverdue = System.nanoTime() - this.lastEnd > MAX_DURATION.toNanos();
		this.backlogged = !isOverdue && this.queue.hasAtLeast(this.threshold);
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.bulk-sync:PT20S}")
	void wake() {
		this.pool.execute(RequestPriority.WEBHOOK, this::sync);
	}

	private void sync() {
		this.worker.sync();
		this.lastEnd = System.nanoTime();
	}

}
