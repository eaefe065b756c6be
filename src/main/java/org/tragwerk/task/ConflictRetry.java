package org.tragwerk.task;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Retries what failed only because somebody else wrote at the same time: a deadlock, a
 * serialisation failure, or an aggregate that was changed after it was read. Each attempt
 * needs a transaction of its own.
 */
public final class ConflictRetry {

	private static final int MAX_ATTEMPTS = 4;

	private static final Set<String> STATES = Set.of("40001", "40P01");

	private ConflictRetry() {
	}

	/** Runs it up to four times. */
	public static <E extends Exception> void retry(Work<E> work) throws E {
		call(() -> {
			work.run();
			return true;
		});
	}

	/**
	 * Calls it up to four times.
	 * @return what the last call returned
	 */
	public static <T, E extends Exception> T call(Call<T, E> call) throws E {
		for (int attempt = 1;; attempt++) {
			try {
				return call.run();
			}
			catch (Exception ex) {
				if (attempt == MAX_ATTEMPTS || !isConflict(ex)) {
					throw ex;
				}
			}
		}
	}

	private static boolean isConflict(@Nullable Throwable failure) {
		return failure != null && (failure instanceof OptimisticLockingFailureException
				|| failure instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))
				|| isConflict(failure.getCause()));
	}

	/**
	 * What is retried.
	 *
	 * @param <E> how it fails
	 */
	public interface Work<E extends Exception> {

		void run() throws E;

	}

	/**
	 * What is retried for the sake of its result.
	 *
	 * @param <T> what it returns
	 * @param <E> how it fails
	 */
	public interface Call<T, E extends Exception> {

		T run() throws E;

	}

}
