package org.tragwerk.subscription;

import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the provider for the end that the member asked for on the form, since Checkout
 * takes no such date.
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
				.ifPresent((end) -> this.cancelSubscription.ask(subscription, end, EndReason.LAST_MONTH_REACHED,
						event.subscription().value())));
	}

}
