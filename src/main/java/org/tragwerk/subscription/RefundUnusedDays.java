package org.tragwerk.subscription;

import java.util.Map;
import java.util.Optional;

import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.Payments.Share;
import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.provider.RefundPaymentCommand;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Refunds what a member who canceled has paid for the days after the end of the
 * subscription, once for each payment: when it has ended, or when a pending debit of that
 * period is received later. What was paid outside the provider is left to staff.
 */
@Component
class RefundUnusedDays {

	private final SubscriptionRepository subscriptions;

	private final CancellationPolicy policy;

	private final ProviderCommands commands;

	private final StaffTasks staffTasks;

	RefundUnusedDays(SubscriptionRepository subscriptions, CancellationPolicy policy, ProviderCommands commands,
			StaffTasks staffTasks) {
		this.subscriptions = subscriptions;
		this.policy = policy;
		this.commands = commands;
		this.staffTasks = staffTasks;
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
		subscription.contract()
			.filter(SubscriptionContract::over)
			.ifPresent((contract) -> Optional.ofNullable(contract.endsAt())
				.flatMap(subscription::unusedFrom)
				.map((from) -> this.policy.sharesAfter(contract, from))
				.ifPresent((shares) -> shares.forEach(this::refund)));
	}

	private void refund(Share share) {
		if (share.outside()) {
			this.staffTasks.open(StaffTaskKind.REFUND_OUTSIDE, share.providerId(), "unused days",
					Map.of("amount", share.amount().cents()));
		}
		else {
			this.commands.queue(new RefundPaymentCommand(share.providerId(), share.amount()),
					"refund unused days " + share.providerId(), CommandPriority.MEMBER);
		}
	}

}
