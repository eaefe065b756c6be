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
 * What a reader chose in the form: an amount, how often, and perhaps until when.
 *
 * @param amount what is collected each time
 * @param lastMonth the month of the last collection, null to go on until canceled
 */
@Embeddable
public record PledgeChoice(@Column(name = "amount") Money amount,
		@Column(name = "interval") @Enumerated(EnumType.STRING) Interval interval,
		@Column(name = "last_month") @Nullable YearMonth lastMonth) {

	/** Whether it is a gift, without any further payment. */
	public boolean isOnce() {
		return !this.interval.isRecurring();
	}

}
