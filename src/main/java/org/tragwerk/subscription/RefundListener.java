package org.tragwerk.subscription;

import org.tragwerk.payment.PaymentEvent;
import org.tragwerk.payment.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.payment.PaymentEvent.PaymentFailed;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentEvent.PaymentRefunded;
import org.tragwerk.payment.PaymentEvent.RefundFailed;
import org.tragwerk.payment.PaymentEvent.RefundSucceeded;
import org.tragwerk.payment.Payments;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderCommands;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Executes the command again that requested a refund: when a debit that it waits for was
 * collected or failed, when a dispute was decided, to be completed when the refund
 * succeeded, or to refund again when it failed. A subscription whose latest payment was
 * refunded in full, such as by staff at the provider, goes on but no longer counts until
 * it is paid again, and staff are asked what is meant.
 */
@Component
class RefundListener {

	private final ProviderCommands commands;

	private final SubscriptionRepository subscriptions;

	private final Payments payments;

	RefundListener(ProviderCommands commands, SubscriptionRepository subscriptions, Payments payments) {
		this.commands = commands;
		this.subscriptions = subscriptions;
		this.payments = payments;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentRefunded event) {
		markRefunded(event);
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentReceived event) {
		markRefunded(event);
		resumeAll(event);
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentFailed event) {
		resumeAll(event);
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentDisputeClosed event) {
		resumeAll(event);
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(RefundSucceeded event) {
		if (event.command() != null) {
			this.commands.resume(new CommandId(event.command()));
		}
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(RefundFailed event) {
		markRefunded(event);
		if (event.command() != null) {
			this.commands.reopen(new CommandId(event.command()));
		}
	}

	/**
	 * Resumes the commands that wait for a pending debit or a dispute of a subscription
	 * that is over.
	 */
	private void resumeAll(PaymentEvent event) {
		this.subscriptions.findById(event.purpose().id())
			.filter(Subscription::isOver)
			.map(Subscription::providerId)
			.ifPresent(this.commands::resumeAll);
	}

	private void markRefunded(PaymentEvent event) {
		this.subscriptions.findById(event.purpose().id()).ifPresent((subscription) -> {
			subscription.markRefunded(this.payments.isRefunded(event.purpose()), event.at());
			this.subscriptions.save(subscription);
		});
	}

}
