package org.tragwerk.subscription;

import java.time.Clock;

import org.tragwerk.payment.PaymentEvent;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.payment.PaymentEvent.PaymentDisputed;
import org.tragwerk.payment.PaymentEvent.PaymentReturned;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

/**
 * Requests cancellations that no declaration requests: after the last month chosen on the
 * form, because Checkout has no parameter for it; and at once after a dispute or a
 * returned debit, so that its payer is not debited again.
 */
@Component
class EndRequestListener {

	private static final Logger logger = LoggerFactory.getLogger(EndRequestListener.class);

	private final SubscriptionRepository subscriptions;

	private final CancelSubscription cancelSubscription;

	private final SiteProperties site;

	private final Clock clock;

	EndRequestListener(SubscriptionRepository subscriptions, CancelSubscription cancelSubscription, SiteProperties site,
			Clock clock) {
		this.subscriptions = subscriptions;
		this.cancelSubscription = cancelSubscription;
		this.site = site;
		this.clock = clock;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionStarted event) {
		var id = event.subscription().value();
		this.subscriptions.findById(id)
			.ifPresent((subscription) -> subscription.details()
				.flatMap((details) -> details.requestedEnd(this.site.zone()))
				.ifPresent(
						(end) -> this.cancelSubscription.request(subscription, end, EndReason.LAST_MONTH_REACHED, id)));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentReturned event) {
		end(event, EndReason.RETURNED);
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentDisputed event) {
		end(event, EndReason.DISPUTED);
	}

	/**
	 * Cancels the subscription as of now, so that payments made between the dispute and
	 * its sync are not refunded.
	 */
	private void end(PaymentEvent event, EndReason reason) {
		this.subscriptions.findById(event.purpose().id())
			.filter((subscription) -> !subscription.isOver())
			.ifPresent((subscription) -> {
				logger.warn("The subscription of payment {} is canceled: {}", event.payment().value(), reason);
				this.cancelSubscription.request(subscription, this.clock.instant(), reason, event.payment().value());
			});
	}

}
