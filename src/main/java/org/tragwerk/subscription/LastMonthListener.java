package org.tragwerk.subscription;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.tragwerk.site.SiteProperties;

/**
 * Has the provider end what was wished to end, since its Checkout page takes no such
 * wish.
 */
@Component
class LastMonthListener {

	private final SubscriptionRepository subscriptions;

	private final Canceling canceling;

	private final SiteProperties site;

	LastMonthListener(SubscriptionRepository subscriptions, Canceling canceling, SiteProperties site) {
		this.subscriptions = subscriptions;
		this.canceling = canceling;
		this.site = site;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionStarted event) {
		this.subscriptions.findById(event.subscription().value())
			.ifPresent((subscription) -> subscription.wishedEnd(this.site.zone())
				.ifPresent((end) -> this.canceling.ask(subscription, end, event.subscription().value())));
	}

}
