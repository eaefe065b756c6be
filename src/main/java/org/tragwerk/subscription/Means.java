package org.tragwerk.subscription;

import java.time.LocalDate;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * How a member pays, without anything of the account or card itself.
 *
 * @param mandate the reference of the mandate that debits refer to, if there is one
 * @param debitOn the day on which a debit that is under way is expected
 */
@Embeddable
public record Means(@Enumerated(EnumType.STRING) Way way, @Nullable String mandate, @Nullable LocalDate debitOn) {

	/** Means of which no more is known than the way. */
	public static Means by(Way way) {
		return new Means(way, null, null);
	}

	/** The same, with what was known before and was not told again. */
	Means completedBy(@Nullable Means before) {
		if (before == null || before.way != this.way || this.mandate != null) {
			return this;
		}
		return before;
	}

}
