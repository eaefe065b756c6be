package org.tragwerk.money;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * What a member agreed to pay: an amount in each interval.
 *
 * @param interval a recurring interval, never {@link Interval#ONCE}
 */
@Embeddable
public record Pledge(@Column(name = "amount") Money amount,
		@Column(name = "interval") @Enumerated(EnumType.STRING) Interval interval) {

	public Pledge {
		if (interval == Interval.ONCE) {
			throw new IllegalArgumentException("A pledge recurs; what is paid once is a gift.");
		}
	}

}
