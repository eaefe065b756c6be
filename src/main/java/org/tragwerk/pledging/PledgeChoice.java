package org.tragwerk.pledging;

import java.time.YearMonth;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;

/**
 * A reader's choices in the form: amount, interval and optional last month.
 *
 * @param amount the amount of each payment
 * @param lastMonth the month of the last payment, null for an unlimited pledge
 */
@Embeddable
public record PledgeChoice(@Column(name = "amount") Money amount,
		@Column(name = "interval") @Enumerated(EnumType.STRING) Interval interval,
		@Column(name = "last_month") @Nullable YearMonth lastMonth) {

	/** Whether it is a gift, a single payment. */
	public boolean isOnce() {
		return !this.interval.isRecurring();
	}

}
