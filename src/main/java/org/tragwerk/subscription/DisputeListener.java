package org.tragwerk.subscription;

import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tragwerk.subscription.PaymentEvent.PaymentDisputed;
import org.tragwerk.subscription.PaymentEvent.PaymentReturned;

/**
 * Ends a subscription whose payment was taken back, so that nobody is debited again who
 * objected to it.
 */
@Component
class DisputeListener {

	private static final Logger logger = LoggerFactory.getLogger(DisputeListener.class);

	private final SubscriptionRepository subscriptions;

	private final CancelSubscription cancelSubscription;

	DisputeListener(SubscriptionRepository subscriptions, CancelSubscription cancelSubscription) {
		this.subscriptions = subscriptions;
		this.cancelSubscription = cancelSubscription;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentReturned event) {
		end(event, EndReason.RETURNED, event.at());
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentDisputed event) {
		end(event, EndReason.DISPUTED, event.at());
	}

	private void end(PaymentEvent event, EndReason reason, Instant at) {
		logger.warn("Payment {} was taken back: {}", event.payment().value(), reason);
		this.subscriptions.findById(event.purpose().value())
			.filter((subscription) -> !subscription.isOver())
			.ifPresent((subscription) -> this.cancelSubscription.ask(subscription, at, reason, event.payment().value()));
	}

}
