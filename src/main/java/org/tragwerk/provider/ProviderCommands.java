package org.tragwerk.provider;

import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskRequest;

import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Queues commands to the payment provider: stored in the caller's transaction, executed
 * after its commit.
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
	 * Queues a command once for each request id.
	 * @param requestId the caller's idempotency key: a repeated call with the same id,
	 * such as after a second click, queues nothing
	 * @return the command's id; for a repeated request id that of the first command
	 * @throws IllegalArgumentException if the request id was used for a different command
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public CommandId queue(ProviderCommand command, String requestId, CommandPriority priority) {
		var id = this.commands.insert(command, requestId);
		id.ifPresent((it) -> this.providerCommandQueue
			.schedule(TaskRequest.of(it.value()).inGroup(command.target()).withPriority(priority.value())));
		return id.or(() -> this.commands.findByRequest(requestId, command))
			.orElseThrow(() -> new IllegalArgumentException("Request " + requestId + " asked for something else."));
	}

	/**
	 * Executes an open command now that waits for something that may have happened; no
	 * effect on any other.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void resume(CommandId id) {
		this.providerCommandQueue.runNow(id.toString());
	}

	/** Executes the open commands with that target now, see {@link #resume}. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void resumeAll(String target) {
		this.commands.findOpenByTarget(target).forEach(this::resume);
	}

	/**
	 * Executes a command again whose effect was undone, such as a refund that a bank sent
	 * back. One that is open is executed now; one that was refused is not changed.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void reopen(CommandId id) {
		var target = this.commands.reopen(id);
		if (target.isEmpty()) {
			resume(id);
		}
		else if (!this.providerCommandQueue.schedule(TaskRequest.of(id.value()).inGroup(target.get()))) {
			throw new OptimisticLockingFailureException("Command " + id + " is just being closed.");
		}
	}

	/** Whether there is an open command with that target. */
	@Transactional(readOnly = true)
	public boolean hasOpen(String target) {
		return this.commands.hasOpen(target);
	}

	/** The state of a command, which has to exist. */
	@Transactional(readOnly = true)
	public CommandState state(CommandId id) {
		return this.commands.state(id);
	}

}
