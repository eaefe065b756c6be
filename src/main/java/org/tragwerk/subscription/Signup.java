package org.tragwerk.subscription;

import java.time.YearMonth;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * What a reader promised before there was a subscription.
 *
 * @param lastMonth the month of the last debit wished for, null to go on until canceled
 * @param doubled whether the same reader went through with another promise beside it
 */
public record Signup(String email, @Nullable String name, Locale language, @Nullable YearMonth lastMonth,
		boolean duplicate) {
}
