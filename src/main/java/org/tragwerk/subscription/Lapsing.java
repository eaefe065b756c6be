package org.tragwerk.subscription;

import java.time.Clock;

import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets grace run out: a payment that stays open stops counting.
 */
@Component
class Lapsing {

	private final SubscriptionRepository subscriptions;

	private final PledgeProperties properties;

	private final Clock clock;

	Lapsing(SubscriptionRepository subscriptions, PledgeProperties properties, Clock clock) {
		this.subscriptions = subscriptions;
		this.properties = properties;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.lapsing:PT1M}")
	@Transactional
	void lapse() {
		var now = this.clock.instant();
		var overdue = this.subscriptions.findPastDueSince(now.minus(this.properties.grace()), Limit.of(500));
		for (var subscription : overdue) {
			subscription.lapse(now);
			this.subscriptions.save(subscription);
		}
	}

}
