package org.tragwerk.cancellation;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.FailureReason;
import org.tragwerk.task.Task;
import org.tragwerk.task.TaskHandler;
import org.tragwerk.task.TaskQueue;
import org.tragwerk.task.TaskRequest;
import org.tragwerk.task.TaskResult;

import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Matches and confirms stored declarations as tasks, so that the response to the form
 * cannot reveal whether a contract matches. Retries while the database fails; after any
 * other failure the declaration is left to staff.
 */
@Component
class DeclarationWorker implements TaskHandler {

	static final String QUEUE = "declaration";

	private static final Logger logger = LoggerFactory.getLogger(DeclarationWorker.class);

	private final TaskQueue declarationQueue;

	private final DeclarationMatcher matcher;

	private final ConfirmDeclaration confirmDeclaration;

	DeclarationWorker(TaskQueue declarationQueue, DeclarationMatcher matcher, ConfirmDeclaration confirmDeclaration) {
		this.declarationQueue = declarationQueue;
		this.matcher = matcher;
		this.confirmDeclaration = confirmDeclaration;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(DeclarationEvent.Received event) {
		this.declarationQueue.schedule(TaskRequest.of(event.declaration()));
	}

	@Override
	public String queue() {
		return QUEUE;
	}

	@Override
	public TaskResult execute(Task task) {
		var id = UUID.fromString(task.id());
		match(id);
		return this.confirmDeclaration.confirm(id).map(TaskResult::postponed).orElseGet(TaskResult::done);
	}

	private void match(UUID id) {
		try {
			this.matcher.match(id);
		}
		catch (RuntimeException ex) {
			if (canPass(ex)) {
				throw ex;
			}
			logger.error("Declaration {} is left to staff: {}", id, FailureReason.of(ex));
			this.matcher.giveUp(id);
		}
	}

	/**
	 * Whether the failure can be temporary: a deadlock, a lost connection, a full disk, a
	 * database that is shutting down.
	 */
	private static boolean canPass(RuntimeException ex) {
		return ex instanceof TransactionException || ex instanceof NonTransientDataAccessResourceException
				|| ex instanceof UncategorizedDataAccessException
				|| ex instanceof DataAccessException && !(ex instanceof NonTransientDataAccessException);
	}

}
