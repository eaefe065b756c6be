package org.tragwerk.stripe.sync;

import java.time.Duration;

import org.tragwerk.subscription.Subscriptions;
import org.tragwerk.task.RecurringJob;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks the customers of all subscriptions that have not ended for a sync once a day, a
 * few at a time, in case webhook events were lost.
 */
@Component
public class SubscriptionSweepJob {

	private static final int BATCH = 500;

	private final Subscriptions subscriptions;

	private final SyncQueue syncQueue;

	private final SyncWorker worker;

	private final JdbcClient jdbc;

	private final Duration age;

	SubscriptionSweepJob(Subscriptions subscriptions, SyncQueue syncQueue, SyncWorker worker, JdbcClient jdbc,
			@Value("${tragwerk.sync.sweep-older-than:P1D}") Duration age) {
		this.subscriptions = subscriptions;
		this.syncQueue = syncQueue;
		this.worker = worker;
		this.jdbc = jdbc;
		this.age = age;
	}

	@RecurringJob(name = "subscription-sweep", every = "${tragwerk.jobs.subscription-sweep:PT10M}")
	int sweep() {
		var marked = this.syncQueue.markDirty(this.subscriptions.openCustomers(), this.age, BATCH);
		if (marked > 0) {
			this.worker.wake();
			this.jdbc
				.sql("insert into sweep_run (kind, examined, different, repaired) values ('subscriptions', ?, 0, 0)")
				.param(marked)
				.update();
		}
		return marked;
	}

}
