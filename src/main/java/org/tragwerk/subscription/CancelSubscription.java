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

	private final PaymentRepository payments;

	CancelSubscription(Commands commands, PaymentRepository payments) {
		this.commands = commands;
		this.payments = payments;
	}

	/**
	 * Asks for an end at that time, or for what was paid after it to go back if it is
	 * over.
	 * @param because the business id of what asks, executed once
	 */
	void ask(Subscription subscription, Instant endsAt, EndReason reason, UUID because) {
		var providerId = subscription.providerId();
		if (providerId == null) {
			throw new IllegalStateException(
					"Subscription %s cannot be ended at the provider: it is not collected there."
						.formatted(subscription.id().value()));
		}
		subscription.requestEnd(reason);
		this.commands.ask(Command.Kind.END, providerId, new Command.End(endsAt, because).parameter());
	}

	/** Asks for what is left of the gift to go back. */
	void giveBack(Gift gift, UUID because) {
		this.payments.findByGiftId(gift.id().value())
			.ifPresent((payment) -> this.commands.ask(Command.Kind.REFUND, payment.providerId(), because.toString()));
	}

}
