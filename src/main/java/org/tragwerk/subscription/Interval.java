package org.tragwerk.subscription;

/**
 * The rhythm in which a pledge is collected.
 */
public enum Interval {

	/** Every month. */
	MONTHLY(1);

	private final int months;

	Interval(int months) {
		this.months = months;
	}

	/** Whole months from one collection to the next. */
	public int months() {
		return this.months;
	}

}
