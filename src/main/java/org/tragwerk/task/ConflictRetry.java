package org.tragwerk.task;

import java.sql.SQLException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Retries work that failed because of a concurrent write: a deadlock (SQLSTATE 40P01), a
 * serialization failure (40001) or an optimistic locking failure. The work has to open
 * its own transaction, because each attempt needs a new one.
 */
public final class ConflictRetry {

	private static final int MAX_ATTEMPTS = 4;

	private static final Set<String> STATES = Set.of("40001", "40P01");

	private ConflictRetry() {
	}

	/**
	 * Runs the work, up to four times in total.
	 * @throws E what the last attempt threw, or the first failure that is no conflict
	 */
	public static <E extends Exception> void retry(Work<E> work) throws E {
		call(() -> {
			work.run();
			return true;
		});
	}

	/**
	 * Calls the work, up to four times in total.
	 * @throws E what the last attempt threw, or the first failure that is no conflict
	 * @return the result of the first successful call
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
	 * Work without a result.
	 *
	 * @param <E> the checked exception it throws
	 */
	public interface Work<E extends Exception> {

		void run() throws E;

	}

	/**
	 * Work with a result.
	 *
	 * @param <T> the type of the result
	 * @param <E> the checked exception it throws
	 */
	public interface Call<T, E extends Exception> {

		T run() throws E;

	}

}
