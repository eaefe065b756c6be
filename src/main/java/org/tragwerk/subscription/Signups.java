package org.tragwerk.subscription;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What readers signed up for; kept by the module that has the form.
 */
public interface Signups {

	/**
	 * Completes the attempt that a subscription now grows from, in the transaction of the
	 * caller.
	 * @return empty if the attempt is not ours
	 */
	Optional<Signup> complete(UUID attempt);

	/**
	 * What a reader chose before there was a subscription.
	 *
	 * @param lastMonth the month of the last debit, null to go on until canceled
	 * @param duplicate whether the same reader completed another attempt beside it
	 */
	record Signup(String email, @Nullable String name, Locale language, @Nullable YearMonth lastMonth,
			boolean duplicate) {
	}

}
