package org.tragwerk.cancellation;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.tragwerk.mail.Outbox;
import org.tragwerk.money.Money;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.ContractId;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.EndReason;
import org.tragwerk.subscription.SubscriptionEvent;
import org.tragwerk.subscription.SubscriptionEvent.CancellationRevoked;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionCanceled;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;
import org.tragwerk.subscription.SubscriptionId;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues an email about every scheduled, revoked or past end of a subscription, also one
 * set by staff at the provider, once for each change. For a last month that was chosen
 * when pledging only one is sent, when the subscription has ended.
 */
@Component
class EndListener {

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
		var latest = latest(event.subscription());
		var isNotified = latest != null && latest.isPlannedFor(event.endsAt());
		if (!isNotified && !this.contracts.get(event.subscription()).endsAsPledged(this.site.zone())) {
			notify(latest, event, EndNotification.Kind.PLANNED, event.endsAt(), event.reason());
		}
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(CancellationRevoked event) {
		var latest = latest(event.subscription());
		if (latest != null && latest.isPlanned()) {
			notify(latest, event, EndNotification.Kind.REVOKED, latest.endsAt(), null);
		}
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionEnded event) {
		var latest = latest(event.subscription());
		if (latest == null || !latest.matches(event.at(), event.reason())) {
			notify(latest, event, EndNotification.Kind.ENDED, event.at(), event.reason());
		}
	}

	private @Nullable EndNotification latest(SubscriptionId subscription) {
		return this.notifications.findFirstBySubscriptionIdOrderByNumberDesc(subscription.value()).orElse(null);
	}

	private void notify(@Nullable EndNotification before, SubscriptionEvent event, EndNotification.Kind kind,
			Instant endsAt, @Nullable EndReason reason) {
		var refund = (reason != null) ? this.contracts.refundAfter(new ContractId(event.subscription().value()), endsAt)
				: Money.ZERO;
		var notification = this.notifications
			.save(new EndNotification(before, event.subscription(), event.member(), kind, endsAt, reason, refund));
		this.outbox.queue(EndEmail.kindFor(notification), notification.id());
	}

}
