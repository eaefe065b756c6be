package org.tragwerk.sandbox.account.core;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Billing periods counted from an anchor in UTC: an anchor on January 31 gives February
 * 28 and then March 31.
 */
public record BillingCycle(long anchor, String interval, int count) {

	/** The first period boundary after a Unix second. */
	public long boundaryAfter(long second) {
		var estimate = unit().between(utc(this.anchor), utc(Math.max(second, this.anchor))) / this.count;
		for (var step = Math.max(0, estimate - 1);; step++) {
			var boundary = boundary(step);
			if (boundary > second) {
				return boundary;
			}
		}
	}

	/** The period boundary so many periods after a Unix second. */
	public long boundaryAfter(long second, int periods) {
		var boundary = second;
		for (var period = 0; period < periods; period++) {
			boundary = boundaryAfter(boundary);
		}
		return boundary;
	}

	/** The last period boundary before a Unix second, but not before the anchor. */
	public long boundaryBefore(long second) {
		var step = unit().between(utc(this.anchor), utc(second)) / this.count + 1;
		while (step > 0 && boundary(step) >= second) {
			step--;
		}
		return boundary(step);
	}

	private long boundary(long step) {
		return utc(this.anchor).plus(step * this.count, unit()).toEpochSecond();
	}

	private ChronoUnit unit() {
		return ChronoUnit.valueOf(this.interval.toUpperCase(java.util.Locale.ROOT) + "S");
	}

	private static java.time.OffsetDateTime utc(long second) {
		return Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
	}

}
