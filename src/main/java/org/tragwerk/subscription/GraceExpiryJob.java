package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.FailureReason;
import org.tragwerk.task.RecurringJob;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Suspends past-due subscriptions whose grace period is over, so that their members no
 * longer count as supporters.
 */
@Component
class GraceExpiryJob {

	private static final Logger logger = LoggerFactory.getLogger(GraceExpiryJob.class);

	private final SubscriptionRepository subscriptions;

	private final GraceProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	GraceExpiryJob(SubscriptionRepository subscriptions, GraceProperties properties, TransactionTemplate transaction,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	@RecurringJob(name = "grace-expiry", every = "${tragwerk.jobs.grace-expiry:PT1M}")
	void expireGrace() {
		var now = this.clock.instant();
		var debited = now.minus(this.properties.graceSepaDebit());
		var others = now.minus(this.properties.grace());
		this.subscriptions.findOverdue(debited, others, Limit.of(500))
			.forEach((id) -> expireGrace(id, () -> this.subscriptions.findOverdue(id, debited, others), now));
	}

	private void expireGrace(UUID id, Supplier<Optional<Subscription>> overdue, Instant now) {
		try {
			this.transaction.executeWithoutResult((status) -> overdue.get().ifPresent((subscription) -> {
				subscription.suspend(now);
				this.subscriptions.save(subscription);
			}));
		}
		catch (RuntimeException ex) {
			logger.warn("Subscription {} could not be suspended after its grace period: {}", id, FailureReason.of(ex));
		}
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
