package org.tragwerk.cancellation;

import org.tragwerk.cancellation.EndNotifications.EndNotification;
import org.tragwerk.mail.Outbox;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.SubscriptionCanceled;
import org.tragwerk.subscription.SubscriptionEnded;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hears of every end, also one that somebody entered at the provider. One that was wished
 * for with the pledge is news only when it comes.
 */
@Component
class EndListener {

	private final EndNotifications notifications;

	private final Contracts contracts;

	private final Outbox outbox;

	private final SiteProperties site;

	EndListener(EndNotifications notifications, Contracts contracts, Outbox outbox, SiteProperties site) {
		this.notifications = notifications;
		this.contracts = contracts;
		this.outbox = outbox;
		this.site = site;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionCanceled event) {
		if (!this.contracts.get(event.subscription()).endsAsPledged(this.site.zone())) {
			tell(new EndNotification(event.subscription(), event.member(), event.endsAt(), true));
		}
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionEnded event) {
		if (!this.notifications.isAnnounced(event.subscription(), event.at())) {
			tell(new EndNotification(event.subscription(), event.member(), event.at(), false));
		}
	}

	private void tell(EndNotification notification) {
		this.notifications.add(notification).ifPresent((id) -> this.outbox.put(EndEmail.KIND, id));
	}

}
