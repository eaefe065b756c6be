package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import org.tragwerk.payment.Payments;
import org.tragwerk.provider.CancelSubscriptionCommand;
import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.provider.RefundPaymentCommand;

import org.springframework.stereotype.Component;

/**
 * Queues the provider commands that cancel subscriptions and refund gifts, once for each
 * reason and day.
 */
@Component
class CancelSubscription {

	private final ProviderCommands commands;

	private final Payments payments;

	CancelSubscription(ProviderCommands commands, Payments payments) {
		this.commands = commands;
		this.payments = payments;
	}

	/**
	 * Queues the cancellation at that time; if the subscription has ended, the command
	 * refunds payments for later periods.
	 * @param cause the id of the cause, for which it is queued once
	 */
	void request(Subscription subscription, Instant endsAt, EndReason reason, UUID cause) {
		var providerId = subscription.providerId();
		if (providerId == null) {
			throw new IllegalStateException(
					"Subscription %s cannot be ended at the provider: it is not collected there."
						.formatted(subscription.id().value()));
		}
		subscription.requestEnd(endsAt, reason);
		this.commands.queue(new CancelSubscriptionCommand(providerId, endsAt),
				"cancel %s %s %s".formatted(providerId, endsAt, cause), priorityOf(reason));
	}

	/**
	 * Queues a requested cancellation again that is not, or no longer, set at the
	 * provider.
	 * @param cause the id of the cause, for which it is queued once
	 */
	void requestAgain(Subscription subscription, UUID cause) {
		var planned = subscription.plannedEnd();
		if (planned.requestedEndsAt() != null && planned.reason() != null) {
			request(subscription, planned.requestedEndsAt(), planned.reason(), cause);
		}
	}

	private static CommandPriority priorityOf(EndReason reason) {
		return switch (reason) {
			case BY_SUPPORTER, WITHDRAWN -> CommandPriority.MEMBER;
			default -> CommandPriority.JOB;
		};
	}

	/** Queues the refund of a gift's remaining amount. */
	void refund(Gift gift, UUID cause) {
		this.payments.providerIds(gift.id().purpose())
			.forEach((providerId) -> this.commands.queue(new RefundPaymentCommand(providerId, null),
					"refund %s %s".formatted(providerId, cause), CommandPriority.MEMBER));
	}

}
