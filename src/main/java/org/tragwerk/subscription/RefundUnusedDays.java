package org.tragwerk.subscription;

import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.Payments.Share;
import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.provider.RefundPaymentCommand;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refunds what a member who canceled has paid for the days after the end of the
 * subscription, once for each payment: when it has ended, or when a pending debit of that
 * period is received later.
 */
@Component
class RefundUnusedDays {

	private final SubscriptionRepository subscriptions;

	private final CancellationPolicy policy;

	private final ProviderCommands commands;

	RefundUnusedDays(SubscriptionRepository subscriptions, CancellationPolicy policy, ProviderCommands commands) {
		this.subscriptions = subscriptions;
		this.policy = policy;
		this.commands = commands;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionEnded event) {
		this.subscriptions.findById(event.subscription().value()).ifPresent(this::refund);
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentReceived event) {
		this.subscriptions.findById(event.purpose().id()).ifPresent(this::refund);
	}

	private void refund(Subscription subscription) {
		subscription.endedAsCanceled()
			.ifPresent((endsAt) -> subscription.contract()
				.map((SubscriptionContract contract) -> this.policy.sharesAfter(contract, endsAt))
				.ifPresent((shares) -> shares.forEach(this::refund)));
	}

	private void refund(Share share) {
		this.commands.queue(new RefundPaymentCommand(share.providerId(), share.amount()),
				"refund unused days " + share.providerId(), CommandPriority.MEMBER);
	}

}
