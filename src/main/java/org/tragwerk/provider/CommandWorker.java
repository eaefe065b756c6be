package org.tragwerk.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.task.FailureReason;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskHandler;
import org.tragwerk.task.TaskResult;

import org.springframework.stereotype.Component;

/**
 * Executes commands, without a surrounding transaction.
 */
@Component
class CommandWorker implements TaskHandler {

	/**
	 * The delay before a command is retried that waits for a pending debit or refund,
	 * which takes days.
	 */
	private static final Duration WHILE_PENDING = Duration.ofHours(1);

	private static final Duration UNTIL_WRITABLE = Duration.ofMinutes(1);

	private final CommandRepository commands;

	private final CloseCommand closeCommand;

	private final PaymentProvider provider;

	CommandWorker(CommandRepository commands, CloseCommand closeCommand, PaymentProvider provider) {
		this.commands = commands;
		this.closeCommand = closeCommand;
		this.provider = provider;
	}

	@Override
	public String queue() {
		return CommandConfiguration.QUEUE;
	}

	@Override
	public TaskResult execute(Task task) {
		if (!this.provider.isWritable()) {
			return TaskResult.postponed(UNTIL_WRITABLE);
		}
		var id = idOf(task);
		return this.commands.findOpen(id).map((command) -> execute(id, command)).orElseGet(TaskResult::done);
	}

	private TaskResult execute(CommandId id, ProviderCommand command) {
		if (command instanceof ChangePledgeCommand && this.commands.isSuperseded(id)) {
			return this.closeCommand.refuse(id, command, "A later change took its place");
		}
		return attempt(id, command).orElseGet(() -> this.closeCommand.complete(id, command));
	}

	/**
	 * Executes the command; empty if it succeeded, else the result of the failed attempt.
	 */
	private Optional<TaskResult> attempt(CommandId id, ProviderCommand command) {
		try {
			this.provider.execute(command, id);
			return Optional.empty();
		}
		catch (CommandObsoleteException ex) {
			return Optional.of(this.closeCommand.refuse(id, command, String.valueOf(ex.getMessage())));
		}
		catch (StillPendingException ex) {
			this.commands.addAttempt(id, String.valueOf(ex.getMessage()));
			return Optional.of(TaskResult.again(WHILE_PENDING));
		}
		catch (ProviderUnavailableException ex) {
			var attempts = this.commands.addAttempt(id, "The provider gave no answer");
			return Optional.of(TaskResult.postponed(CommandConfiguration.backoff(attempts)));
		}
		catch (RuntimeException ex) {
			var reason = FailureReason.of(ex);
			this.commands.addAttempt(id, reason);
			return Optional.of(TaskResult.failed(reason));
		}
	}

	@Override
	public void onDead(Task task, String reason) {
		var id = idOf(task);
		this.commands.findOpen(id).ifPresent((command) -> this.closeCommand.giveUp(id, command, reason));
	}

	private static CommandId idOf(Task task) {
		return new CommandId(UUID.fromString(task.id()));
	}

}
