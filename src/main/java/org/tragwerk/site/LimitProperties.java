package org.tragwerk.site;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often something may be done.
 *
 * @param limits the rules by name
 * @param limitsSecret seals the keys of the buckets, so that the table tells nobody who
 * came; equal on all nodes
 */
@ConfigurationProperties("tragwerk")
@Validated
record LimitProperties(@DefaultValue Map<String, @Valid Rule> limits, @DefaultValue("tragwerk") String limitsSecret) {

	/**
	 * So many at once, refilled evenly over the period.
	 */
	record Rule(@Positive long capacity, @NotNull Duration period, @DefaultValue("open") Failing whenFailing) {
	}

	/** What a limit says while its table cannot be reached. */
	enum Failing {

		/** Let everybody through. */
		OPEN,

		/** Let nobody through. */
		CLOSED

	}

}
