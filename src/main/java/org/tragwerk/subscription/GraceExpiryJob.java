package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.tragwerk.task.BatchRunner;
import org.tragwerk.task.RecurringJob;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Suspends past-due subscriptions whose grace period is over, so that their members no
 * longer count as supporters.
 */
@Component
class GraceExpiryJob {

	private static final Limit PAGE = Limit.of(500);

	private final SubscriptionRepository subscriptions;

	private final GraceProperties properties;

	private final BatchRunner batch;

	private final Clock clock;

	GraceExpiryJob(SubscriptionRepository subscriptions, GraceProperties properties, BatchRunner batch, Clock clock) {
		this.subscriptions = subscriptions;
		this.properties = properties;
		this.batch = batch;
		this.clock = clock;
	}

	@RecurringJob(name = "grace-expiry", every = "${tragwerk.jobs.grace-expiry:PT1M}")
	void expireGrace() {
		var now = this.clock.instant();
		var debited = now.minus(this.properties.graceSepaDebit());
		var others = now.minus(this.properties.grace());
		this.batch.runPages((after) -> this.subscriptions.findOverdue(debited, others, after, PAGE),
				"Subscription {} could not be suspended after its grace period",
				(id) -> this.subscriptions.findOverdue(id, debited, others)
					.ifPresent((subscription) -> suspend(subscription, now)));
	}

	private void suspend(Subscription subscription, Instant now) {
		subscription.suspend(now);
		this.subscriptions.save(subscription);
	}

	/**
	 * Settings of the grace period.
	 *
	 * @param grace how long a member still counts while a payment is open
	 * @param graceSepaDebit the same for direct debits, for which banks take weeks
	 * @param dunning how long a payment can stay open before the subscription is canceled
	 */
	@ConfigurationProperties("tragwerk.pledge")
	record GraceProperties(@DefaultValue("P14D") Duration grace, @DefaultValue("P21D") Duration graceSepaDebit,
			@DefaultValue("P30D") Duration dunning) {
	}

}
