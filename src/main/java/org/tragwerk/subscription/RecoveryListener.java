package org.tragwerk.subscription;

import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.provider.VoidDraftsCommand;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRecovered;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Voids the invoices of the time in which a subscription was unpaid, once it is paid
 * again: the provider leaves them as drafts for ever.
 */
@Component
class RecoveryListener {

	private final SubscriptionRepository subscriptions;

	private final ProviderCommands commands;

	RecoveryListener(SubscriptionRepository subscriptions, ProviderCommands commands) {
		this.subscriptions = subscriptions;
		this.commands = commands;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(SubscriptionRecovered event) {
		if (event.from() == Status.UNPAID) {
			this.subscriptions.findById(event.subscription().value())
				.map(Subscription::providerId)
				.ifPresent((providerId) -> this.commands.queue(new VoidDraftsCommand(providerId),
						"void drafts %s %s".formatted(providerId, event.at()), CommandPriority.JOB));
		}
	}

}
