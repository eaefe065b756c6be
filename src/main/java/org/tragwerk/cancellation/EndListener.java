package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;

import org.tragwerk.mail.Outbox;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionCanceled;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;
import org.tragwerk.subscription.SubscriptionId;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues an email about every scheduled or past end of a subscription, also one set by
 * staff at the provider, once for each subscription and day. For a last month that was
 * chosen when pledging only one is sent, when the subscription has ended.
 */
@Component
class EndListener {

	/**
	 * The tolerance within which an actual end counts as the scheduled one, because the
	 * provider ends subscriptions a little late and its webhook event comes later still.
	 */
	private static final Duration NEAR = Duration.ofDays(5);

	private final EndNotificationRepository notifications;

	private final Contracts contracts;

	private final Outbox outbox;

	private final SiteProperties site;

	EndListener(EndNotificationRepository notifications, Contracts contracts, Outbox outbox, SiteProperties site) {
		this.notifications = notifications;
		this.contracts = contracts;
		this.outbox = outbox;
		this.site = site;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionCanceled event) {
		if (!this.contracts.get(event.subscription()).endsAsPledged(this.site.zone())) {
			notify(new EndNotification(event.subscription(), event.member(), event.endsAt(), true));
		}
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionEnded event) {
		if (!isAnnounced(event.subscription(), event.at())) {
			notify(new EndNotification(event.subscription(), event.member(), event.at(), false));
		}
	}

	private boolean isAnnounced(SubscriptionId subscription, Instant endedAt) {
		return this.notifications.existsBySubscriptionIdAndPlannedTrueAndEndsAtBetween(subscription.value(),
				endedAt.minus(NEAR), endedAt.plus(NEAR));
	}

	private void notify(EndNotification notification) {
		if (!this.notifications.existsBySubscriptionIdAndEndsAt(notification.subscription().value(),
				notification.endsAt())) {
			this.notifications.save(notification);
			this.outbox.queue(EndEmail.KIND, notification.id());
		}
	}

}
