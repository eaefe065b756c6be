package org.tragwerk.subscription;

import org.tragwerk.site.SiteProperties;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the provider end what was wished to end, since its Checkout page takes no such
 * wish.
 */
@Component
class LastMonthListener {

	private final SubscriptionRepository subscriptions;

	private final CancelSubscription cancelSubscription;

	private final SiteProperties site;

	LastMonthListener(SubscriptionRepository subscriptions, CancelSubscription cancelSubscription,
			SiteProperties site) {
		this.subscriptions = subscriptions;
		this.cancelSubscription = cancelSubscription;
		this.site = site;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(SubscriptionStarted event) {
		this.subscriptions.findById(event.subscription().value())
			.ifPresent((subscription) -> subscription.requestedEnd(this.site.zone())
				.ifPresent((end) -> this.cancelSubscription.ask(subscription, end, event.subscription().value())));
	}

}
