package org.tragwerk.task;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs work item by item, each in a transaction of its own. A failure is logged and does
 * not affect the other items.
 */
@Component
public class BatchRunner {

	private static final Logger logger = LoggerFactory.getLogger(BatchRunner.class);

	private final TransactionTemplate transaction;

	BatchRunner(TransactionTemplate transaction) {
		this.transaction = transaction;
	}

	/**
	 * Runs the work for each item.
	 * @param failure the log message for an item that fails, with {} for the item
	 */
	public <T> void run(Collection<T> items, String failure, Consumer<T> work) {
		items.forEach((item) -> run(item, failure, work));
	}

	/**
	 * Runs the work for each id, page by page in their order.
	 * @param pageAfter reads the next greater ids, see {@link IdPages}
	 * @param failure the log message for an id that fails, with {} for the id
	 */
	public void runPages(Function<UUID, List<UUID>> pageAfter, String failure, Consumer<UUID> work) {
		IdPages.forEach(pageAfter, Function.identity(), (id) -> run(id, failure, work));
	}

	private <T> void run(T item, String failure, Consumer<T> work) {
		try {
			this.transaction.executeWithoutResult((status) -> work.accept(item));
		}
		catch (RuntimeException ex) {
			logger.warn(failure + ": {}", item, FailureReason.of(ex));
		}
	}

}
