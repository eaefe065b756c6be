package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.tragwerk.task.RecurringJob;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.tragwerk.subscription.GraceExpiryJob.GraceProperties;
import org.tragwerk.task.BatchRunner;

/**
 * Cancels subscriptions whose open payment was not made while it was retried, also where
 * the provider would leave them past due or unpaid for ever. One whose first debit failed
 * is canceled once the grace period is over, and in any case before the provider, which
 * shows it as active, collects again.
 */
@Component
class DunningExpiryJob {

	private static final Duration BEFORE_THE_NEXT_DEBIT = Duration.ofDays(3);

	private static final Limit PAGE = Limit.of(500);

	private final SubscriptionRepository subscriptions;

	private final CancelSubscription cancelSubscription;

	private final GraceProperties properties;

	private final BatchRunner batch;

	private final Clock clock;

	DunningExpiryJob(SubscriptionRepository subscriptions, CancelSubscription cancelSubscription,
			GraceProperties properties, BatchRunner batch, Clock clock) {
		this.subscriptions = subscriptions;
		this.cancelSubscription = cancelSubscription;
		this.properties = properties;
		this.batch = batch;
		this.clock = clock;
	}

	@RecurringJob(name = "dunning-expiry", every = "${tragwerk.jobs.dunning-expiry:PT1M}")
	void giveUp() {
		var now = this.clock.instant();
		giveUpAll((after) -> this.subscriptions.findBounced(now.minus(this.properties.graceSepaDebit()),
				now.plus(BEFORE_THE_NEXT_DEBIT), after, PAGE), now);
		giveUpAll((after) -> this.subscriptions.findUnpaid(now.minus(this.properties.dunning()), after, PAGE), now);
	}

	private void giveUpAll(Function<UUID, List<UUID>> pageAfter, Instant now) {
		this.batch.runPages(pageAfter, "Subscription {} could not be given up",
				(id) -> this.subscriptions.findInArrearsForUpdate(id)
					.ifPresent((subscription) -> giveUp(subscription, now)));
	}

	/**
	 * Cancels it as of now; from its start if its first debit failed, so that a debit
	 * that is made after all is refunded.
	 */
	private void giveUp(Subscription subscription, Instant now) {
		subscription.giveUp(now);
		subscription.details()
			.map((details) -> (subscription.status() == Status.BOUNCED) ? details.startedAt() : now)
			.ifPresent((endsAt) -> this.cancelSubscription.request(subscription, endsAt, EndReason.PAYMENT_FAILED,
					subscription.id().value()));
	}

}
