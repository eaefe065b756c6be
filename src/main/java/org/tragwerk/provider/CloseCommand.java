package org.tragwerk.provider;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

	private final ApplicationEventPublisher events;

	private final TransactionTemplate transaction;

	CloseCommand(CommandRepository commands, ApplicationEventPublisher events, TransactionTemplate transaction) {
		this.commands = commands;
		this.events = events;
		this.transaction = transaction;
	}

	TaskResult complete(CommandId id, ProviderCommand command) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.commands.complete(id)) {
				this.events.publishEvent(new CommandDone(id, command));
			}
		});
		return TaskResult.done();
	}

	TaskResult refuse(CommandId id, ProviderCommand command, String reason) {
		this.transaction.executeWithoutResult((status) -> {
			if (this.commands.refuse(id, reason)) {
				logger.warn("Command {} {} is refused: {}", CommandType.of(command), id, reason);
				this.events.publishEvent(new CommandRefused(id, command, reason));
			}
		});
		return TaskResult.done();
	}

}
