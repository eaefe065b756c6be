package org.tragwerk.stripe.client;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tries again what the database gave up for the sake of somebody else, a deadlock or a
 * conflict of serialisation, and only that, and not for ever.
 */
public final class ConflictRetry {

	private static final int MOST_TRIES = 4;

	private static final Set<String> STATES = Set.of("40001", "40P01");

	private ConflictRetry() {
	}

	public static <E extends Exception> void retry(Work<E> work) throws E {
		for (int tried = 1;; tried++) {
			try {
				work.run();
				return;
			}
			catch (Exception ex) {
				if (tried == MOST_TRIES || !isTransient(ex)) {
					throw ex;
				}
			}
		}
	}

	private static boolean isTransient(@Nullable Throwable failure) {
		return failure != null
				&& (failure instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))
						|| isTransient(failure.getCause()));
	}

	/**
	 * What is tried.
	 *
	 * @param <E> how it fails
	 */
	public interface Work<E extends Exception> {

		void run() throws E;

	}

}
