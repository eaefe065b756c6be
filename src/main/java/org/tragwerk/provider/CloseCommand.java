package org.tragwerk.provider;

import java.util.Map;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.task.TaskResult;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores the final state of a command, and publishes its event in the same transaction.
 */
@Component
class CloseCommand {

	private static final Logger logger = LoggerFactory.getLogger(CloseCommand.class);

	private final CommandRepository commands;

	private final StaffTasks staffTasks;

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	CloseCommand(CommandRepository commands, StaffTasks staffTasks, ApplicationEventPublisher events,
			TransactionTemplate transaction) {
		this.commands = commands;
		this.staffTasks = staffTasks;
		this.events = events;
		this.transaction = transaction;
	}

	TaskResult complete(CommandId id, ProviderCommand command) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.commands.complete(id)) {
				this.staffTasks.close(StaffTaskKind.COMMAND_REFUSED, command.target(), id.toString());
				this.events.publishEvent(new CommandDone(id, command));
			}
		});
		return TaskResult.done();
	}

	/** Refuses a command that has become pointless. */
	TaskResult refuse(CommandId id, ProviderCommand command, String reason) {
		this.transaction.executeWithoutResult((status) -> refuseInTransaction(id, command, reason));
		return TaskResult.done();
	}

	/** Refuses a command that failed too often, and opens a task for staff. */
	void giveUp(CommandId id, ProviderCommand command, String reason) {
		this.transaction.executeWithoutResult((status) -> {
			if (refuseInTransaction(id, command, reason)) {
				this.staffTasks.open(StaffTaskKind.COMMAND_REFUSED, command.target(), id.toString(),
						Map.of("type", CommandType.of(command).name(), "reason", reason));
			}
		});
	}

	private boolean refuseInTransaction(CommandId id, ProviderCommand command, String reason) {
		var isRefused = this.commands.refuse(id, reason);
		if (isRefused) {
			logger.warn("Command {} {} is refused: {}", CommandType.of(command), id, reason);
			this.events.publishEvent(new CommandRefused(id, command, reason));
		}
		return isRefused;
	}

}
