package org.tragwerk.stripe.command;

import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.PaymentProvider;
import org.tragwerk.provider.ProviderCommand;

/**
 * Executes the commands of one type at Stripe.
 *
 * @param <C> the type
 */
interface CommandExecutor<C extends ProviderCommand> {

	/** The type of the commands. */
	Class<C> type();

	/** Executes a command as {@link PaymentProvider#execute} says. */
	void execute(C command, CommandId id);

}
