package org.tragwerk.cancellation;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Matches declarations as soon as they are received, on a thread of its own: whoever sent
 * one is answered before anybody knows whether it means something.
 */
@Component
class DeclarationWorker {

	private static final Logger logger = LoggerFactory.getLogger(DeclarationWorker.class);

	private static final int BATCH = 100;

	private final DeclarationRepository declarations;

	private final DeclarationMatcher matcher;

	private final ThreadPoolTaskExecutor thread;

	DeclarationWorker(DeclarationRepository declarations, DeclarationMatcher matcher,
			@Qualifier("declarationThread") ThreadPoolTaskExecutor thread) {
		this.declarations = declarations;
		this.matcher = matcher;
		this.thread = thread;
	}

	@TransactionalEventListener
	void on(Declaration.Received event) {
		wake();
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.declarations:PT5S}")
	void wake() {
		this.thread.execute(this::workAll);
	}

	void workAll() {
		this.declarations.findNew(Limit.of(BATCH)).forEach(this::work);
	}

	private void work(UUID declaration) {
		try {
			this.matcher.match(declaration);
		}
		catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException ex) {
			logger.warn("Declaration {} is matched later: {}", declaration, ex.getClass().getSimpleName());
		}
		catch (RuntimeException ex) {
			logger.error("Declaration {} is left to people, for it could not be matched: {}", declaration,
					ex.getClass().getSimpleName());
			this.matcher.giveUp(declaration);
		}
	}

}
