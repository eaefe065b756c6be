package org.tragwerk.task;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads rows page by page in the order of their ids, so that rows whose work fails again
 * and again keep no others waiting behind them.
 */
public final class IdPages {

	private static final UUID FIRST = new UUID(0, 0);

	private IdPages() {
	}

	/**
	 * Does the work of each row, once, until there is no further page.
	 * @param pageAfter reads the rows with the next greater ids, in the order of their
	 * ids; empty if there are none
	 * @param id the id of a row
	 * @param work should not throw, or the rows after it are left to the next run
	 */
	public static <T> void forEach(Function<UUID, List<T>> pageAfter, Function<T, UUID> id, Consumer<T> work) {
		var page = pageAfter.apply(FIRST);
		while (!page.isEmpty()) {
			page.forEach(work);
			page = pageAfter.apply(id.apply(page.get(page.size() - 1)));
		}
	}

}
