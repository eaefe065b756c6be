package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * Asks the provider to end subscriptions and to give gifts back.
 */
@Component
class CancelSubscription {

	private final Commands commands;

	CancelSubscription(Commands commands) {
		this.commands = commands;
	}

	void ask(Subscription subscription, Instant endsAt, UUID because) {
		this.commands.ask(Command.Kind.END, subscription.providerId(), new PlannedEnd(endsAt, because).parameter());
	}

	void giveBack(Gift gift, UUID because) {
		this.commands.ask(Command.Kind.REFUND, gift.providerId(), because.toString());
	}

}
