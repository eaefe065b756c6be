package org.tragwerk.stripe;

import java.time.Duration;

import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has every subscription that is not over looked at once a day, a few at a time, in case
 * its notices were lost.
 */
@Component
class SubscriptionSweep {

	private static final int MOST = 500;

	private final Subscriptions subscriptions;

	private final Subjects subjects;

	private final SubjectWorker worker;

	private final JdbcClient jdbc;

	private final Duration age;

	SubscriptionSweep(Subscriptions subscriptions, Subjects subjects, SubjectWorker worker, JdbcClient jdbc,
			@Value("${tragwerk.sweep.older-than:P1D}") Duration age) {
		this.subscriptions = subscriptions;
		this.subjects = subjects;
		this.worker = worker;
		this.jdbc = jdbc;
		this.age = age;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.subscriptions:PT10M}")
	@SchedulerLock(name = "subscriptions")
	void sweepOnOneNode() {
		sweep();
	}

	int sweep() {
		var reminded = this.subjects.remind(this.subscriptions.openCustomers(), this.age, MOST);
		if (reminded > 0) {
			this.worker.wake();
			this.jdbc
				.sql("insert into stripe_sweep (kind, looked_at, found, repaired) values ('subscriptions', ?, 0, 0)")
				.param(reminded)
				.update();
		}
		return reminded;
	}

}
