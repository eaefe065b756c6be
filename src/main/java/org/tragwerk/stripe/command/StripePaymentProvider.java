package org.tragwerk.stripe.command;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.PaymentProvider;
import org.tragwerk.provider.ProviderCommand;
import org.tragwerk.stripe.client.StripeProperties;

import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Passes each command to the executor of its type.
 */
@Component
class StripePaymentProvider implements PaymentProvider {

	private final Map<Class<?>, CommandExecutor<?>> executors;

	private final StripeProperties properties;

	StripePaymentProvider(List<CommandExecutor<?>> executors, StripeProperties properties) {
		this.executors = executors.stream().collect(Collectors.toMap(CommandExecutor::type, Function.identity()));
		this.properties = properties;
		Stream.of(ProviderCommand.class.getPermittedSubclasses())
			.forEach((type) -> Assert.state(this.executors.containsKey(type),
					() -> "Nothing executes a " + type.getSimpleName() + "."));
	}

	@Override
	public boolean isWritable() {
		return this.properties.writes();
	}

	@Override
	public void execute(ProviderCommand command, CommandId id) {
		var executor = this.executors.get(command.getClass());
		Assert.state(executor != null, () -> "Nothing executes " + command + ".");
		execute(executor, command, id);
	}

	private static <C extends ProviderCommand> void execute(CommandExecutor<C> executor, ProviderCommand command,
			CommandId id) {
		executor.execute(executor.type().cast(command), id);
	}

}
