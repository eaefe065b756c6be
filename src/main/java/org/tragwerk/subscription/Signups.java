package org.tragwerk.subscription;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Port to the attempts with which readers signed up, implemented by the module
 * {@code pledging}.
 */
public interface Signups {

	/**
	 * Marks the attempt of a new subscription as completed, in the caller's transaction,
	 * and returns what the reader chose.
	 * @return empty if there is no such attempt
	 */
	Optional<Signup> complete(UUID attempt);

	/**
	 * A reader asks to send the confirmation of what an attempt led to once more.
	 *
	 * @param occasion tells the email apart from the earlier ones
	 */
	record ConfirmationRequested(UUID attempt, String occasion) {
	}

	/**
	 * The reader's data and choices from the pledge form.
	 *
	 * @param lastMonth the month of the last debit, null to go on until canceled
	 * @param duplicate whether the same reader has completed another attempt as well
	 */
	record Signup(String email, @Nullable String name, Locale language, @Nullable YearMonth lastMonth,
			boolean duplicate) {
	}

}
