package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets grace run out: a payment that stays open stops counting.
 */
@Component
class Lapsing {

	private static final Logger logger = LoggerFactory.getLogger(Lapsing.class);

	private final SubscriptionRepository subscriptions;

	private final DunningProperties properties;

	private final TransactionTemplate transaction;

	private final Clock clock;

	Lapsing(SubscriptionRepository subscriptions, DunningProperties properties, TransactionTemplate transaction,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.properties = properties;
		this.transaction = transaction;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.lapsing:PT1M}")
	void lapse() {
		var now = this.clock.instant();
		var before = now.minus(this.properties.grace());
		this.subscriptions.findPastDueSince(before, Limit.of(500)).forEach((id) -> lapse(id, before, now));
	}

	private void lapse(UUID id, Instant before, Instant now) {
		try {
			this.transaction.executeWithoutResult(
					(status) -> this.subscriptions.findPastDue(id, before).ifPresent((subscription) -> {
						subscription.lapse(now);
						this.subscriptions.save(subscription);
					}));
		}
		catch (RuntimeException ex) {
			logger.warn("Grace of subscription {} could not run out: {}", id, ex.getClass().getSimpleName());
		}
	}

}
