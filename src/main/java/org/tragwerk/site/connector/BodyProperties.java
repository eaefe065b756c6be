package org.tragwerk.site.connector;

import java.time.Duration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How fast the body of a request has to arrive.
 *
 * @param bodyGrace how long it may take in any case
 * @param bodyRate the least number of bytes a second beyond that
 */
@Validated
@ConfigurationProperties("tragwerk.limits")
record BodyProperties(@DefaultValue("10s") @NotNull @DurationMin(seconds = 1) Duration bodyGrace,
		@DefaultValue("4KB") @NotNull DataSize bodyRate) {

	@AssertTrue(message = "must be at least a byte a second")
	boolean isBodyRatePositive() {
		return this.bodyRate.toBytes() > 0;
	}

	/** How long a body may take at most of which this number of bytes has arrived. */
	Duration time(long received) {
		return this.bodyGrace.plusMillis(1000 * received / this.bodyRate.toBytes());
	}

}
