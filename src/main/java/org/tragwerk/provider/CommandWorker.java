package org.tragwerk.provider;

import java.time.Duration;
import java.util.UUID;

import org.tragwerk.task.Task;
import org.tragwerk.task.TaskHandler;
import org.tragwerk.task.TaskResult;

import org.springframework.stereotype.Component;

/**
 * Executes commands, each outside of any transaction.
 */
@Component
class CommandWorker implements TaskHandler {

	/** Debits take days; an hour more or less matters to nobody. */
	private static final Duration UNTIL_THE_DEBIT = Duration.ofHours(1);

	private static final Duration UNTIL_WRITABLE = Duration.ofMinutes(1);

	private final CommandRepository commands;

	private final CommandOutcome outcome;

	private final PaymentProvider provider;

	CommandWorker(CommandRepository commands, CommandOutcome outcome, PaymentProvider provider) {
		this.commands = commands;
		this.outcome = outcome;
		this.provider = provider;
	}

	@Override
	public String queue() {
		return CommandQueue.NAME;
	}

	@Override
	public TaskResult execute(Task task) {
		if (!this.provider.isWritable()) {
			return TaskResult.again(UNTIL_WRITABLE);
		}
		var id = idOf(task);
		return this.commands.findOpen(id).map((command) -> execute(id, command)).orElseGet(TaskResult::done);
	}

	private TaskResult execute(CommandId id, ProviderCommand command) {
		if (command instanceof ChangePledgeCommand && this.commands.isSuperseded(id)) {
			return this.outcome.refused(id, command, "A later change took its place");
		}
		try {
			command.execute(this.provider, id);
			return this.outcome.done(id, command);
		}
		catch (CommandObsoleteException ex) {
			return this.outcome.refused(id, command, String.valueOf(ex.getMessage()));
		}
		catch (StillCollectingException ex) {
			this.commands.addAttempt(id, String.valueOf(ex.getMessage()));
			return TaskResult.again(UNTIL_THE_DEBIT);
		}
		catch (ProviderUnavailableException ex) {
			return TaskResult.again(CommandQueue.backoff(this.commands.addAttempt(id, "The provider gave no answer")));
		}
		catch (RuntimeException ex) {
			var reason = FailureReason.of(ex);
			this.commands.addAttempt(id, reason);
			return TaskResult.failed(reason);
		}
	}

	@Override
	public void onDead(Task task, String reason) {
		var id = idOf(task);
		this.commands.findOpen(id).ifPresent((command) -> this.outcome.refused(id, command, reason));
	}

	private static CommandId idOf(Task task) {
		return new CommandId(UUID.fromString(task.id()));
	}

}
