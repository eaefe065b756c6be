package org.tragwerk.cancellation;

import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Looks at declarations as soon as they are in, on a thread of its own: whoever sent one
 * is answered before anybody knows whether it means something.
 */
@Component
class DeclarationWorker {

	private static final Logger logger = LoggerFactory.getLogger(DeclarationWorker.class);

	private static final int BATCH = 100;

	private final Cases cases;

	private final DeclarationMatcher matcher;

	private final ThreadPoolTaskExecutor thread;

	DeclarationWorker(Cases cases, DeclarationMatcher matcher,
			@Qualifier("declarationThread") ThreadPoolTaskExecutor thread) {
		this.cases = cases;
		this.matcher = matcher;
		this.thread = thread;
	}

	@TransactionalEventListener
	void on(DeclarationReceived event) {
		wake();
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.declarations:PT5S}")
	void wake() {
		this.thread.execute(this::workAll);
	}

	void workAll() {
		this.cases.fresh(BATCH).forEach(this::work);
	}

	private void work(UUID declaration) {
		try {
			this.matcher.assign(declaration);
		}
		catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException ex) {
			logger.warn("Declaration {} is assigned later: {}", declaration, ex.getClass().getSimpleName());
		}
		catch (RuntimeException ex) {
			logger.error("Declaration {} is left to people, for it could not be assigned: {}", declaration,
					ex.getClass().getSimpleName());
			this.matcher.giveUp(declaration);
		}
	}

}
