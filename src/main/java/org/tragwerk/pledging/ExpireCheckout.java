package org.tragwerk.pledging;

import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ExpireCheckoutCommand;
import org.tragwerk.provider.ProviderCommands;

import org.springframework.stereotype.Component;

/**
 * Queues the command that expires a Checkout session that must no longer be paid, once
 * for each session.
 */
@Component
class ExpireCheckout {

	private final ProviderCommands commands;

	ExpireCheckout(ProviderCommands commands) {
		this.commands = commands;
	}

	void request(String checkoutId) {
		this.commands.queue(new ExpireCheckoutCommand(checkoutId), "expire " + checkoutId, CommandPriority.JOB);
	}

}
