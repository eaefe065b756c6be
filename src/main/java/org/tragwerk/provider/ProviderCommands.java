package org.tragwerk.provider;

import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskRequest;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the payment provider is asked to change: stored in the caller's transaction,
 * executed after its commit.
 */
@Component
public class ProviderCommands {

	private final CommandRepository commands;

	private final TaskQueue providerCommandQueue;

	ProviderCommands(CommandRepository commands, TaskQueue providerCommandQueue) {
		this.commands = commands;
		this.providerCommandQueue = providerCommandQueue;
	}

	/**
	 * Asks for a command once.
	 * @param requestId the caller's id of this wish: the same again, such as from a
	 * repeated click, asks for nothing more
	 * @return the command's id, of a repeated request that of the first
	 * @throws IllegalArgumentException if the request id was given to another command
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public CommandId ask(ProviderCommand command, String requestId, CommandPriority priority) {
		var id = this.commands.insert(command, requestId);
		id.ifPresent((it) -> this.providerCommandQueue
			.schedule(TaskRequest.of(it.value()).inGroup(command.target()).withPriority(priority.value())));
		return id.or(() -> this.commands.findByRequest(requestId, command))
			.orElseThrow(() -> new IllegalArgumentException("Request " + requestId + " asked for something else."));
	}

	/** What became of a command. */
	@Transactional(readOnly = true)
	public CommandState state(CommandId id) {
		return this.commands.state(id);
	}

}
