package org.tragwerk.subscription;

import org.tragwerk.payment.PaymentEvent.RefundFailed;
import org.tragwerk.payment.PaymentEvent.RefundSucceeded;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderCommands;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Executes the command again that requested a refund: to be completed when the refund
 * succeeded, or to refund again when it failed.
 */
@Component
class RefundListener {

	private final ProviderCommands commands;

	RefundListener(ProviderCommands commands) {
		this.commands = commands;
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
		if (event.command() != null) {
			this.commands.reopen(new CommandId(event.command()));
		}
	}

}
