package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.FailureReason;
import org.tragwerk.task.RecurringJob;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.tragwerk.subscription.GraceExpiryJob.GraceProperties;

/**
 * Cancels subscriptions whose first debit failed: once the grace period is over, and in
 * any case before the provider, which shows them as active, collects again.
 */
@Component
class BouncedDebitJob {

	private static final Logger logger = LoggerFactory.getLogger(BouncedDebitJob.class);

	private static final Duration BEFORE_THE_NEXT_DEBIT = Duration.ofDays(3);

	private final SubscriptionRepository subscriptions;

	private final CancelSubscription cancelSubscription;

	private final GraceProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	BouncedDebitJob(SubscriptionRepository subscriptions, CancelSubscription cancelSubscription,
			GraceProperties properties, TransactionTemplate transaction, Clock clock) {
		this.subscriptions = subscriptions;
		this.cancelSubscription = cancelSubscription;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	@RecurringJob(name = "bounced-debit", every = "${tragwerk.jobs.bounced-debit:PT1M}")
	void giveUp() {
		var now = this.clock.instant();
		this.subscriptions
			.findBounced(now.minus(this.properties.graceSepaDebit()), now.plus(BEFORE_THE_NEXT_DEBIT), Limit.of(500))
			.forEach(this::giveUp);
	}

	private void giveUp(UUID id) {
		try {
			this.transaction
				.executeWithoutResult((status) -> this.subscriptions.findBouncedForUpdate(id).ifPresent(this::giveUp));
		}
		catch (RuntimeException ex) {
			logger.warn("Subscription {} could not be given up: {}", id, FailureReason.of(ex));
		}
	}

	private void giveUp(Subscription subscription) {
		subscription.giveUp(this.clock.instant());
		subscription.details()
			.ifPresent((details) -> this.cancelSubscription.request(subscription, details.startedAt(),
					EndReason.PAYMENT_FAILED, subscription.id().value()));
	}

}
