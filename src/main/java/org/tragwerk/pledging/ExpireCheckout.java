package org.tragwerk.pledging;

import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ExpireCheckoutCommand;
import org.tragwerk.provider.ProviderCommands;

import org.springframework.stereotype.Component;

/**
 * Asks the provider, once for each page, to close a Checkout page that nobody is to pay
 * on any more.
 */
@Component
class ExpireCheckout {

	private final ProviderCommands commands;

	ExpireCheckout(ProviderCommands commands) {
		this.commands = commands;
	}

	void ask(String checkoutId) {
		this.commands.ask(new ExpireCheckoutCommand(checkoutId), "expire " + checkoutId, CommandPriority.JOB);
	}

}
