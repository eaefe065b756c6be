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

	/**
	 * The pledge with another recurring interval that comes to the same sum in a month,
	 * rounded half up to whole cents.
	 */
	public Pledge withInterval(Interval other) {
		var numerator = this.amount.times(2 * other.months()).cents() + this.interval.months();
		return new Pledge(new Money(Math.floorDiv(numerator, 2 * this.interval.months())), other);
	}

	/** Whether this interval and the other come to exactly the same sum in a month. */
	public boolean isEqualInAMonth(Pledge other) {
		return this.amount.times(other.interval.months()).equals(other.amount.times(this.interval.months()));
	}

}
