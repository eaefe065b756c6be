package org.tragwerk.site;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rate limits.
 *
 * @param rates the rules by name
 * @param secret seals the keys of the buckets, so that the table tells nobody who came;
 * equal on all nodes, never blank, and known to nobody else, since all IPv4 addresses are
 * soon tried. By default it is the key to the payment provider; changing it resets all
 * counts
 */
@ConfigurationProperties("tragwerk.limits")
@Validated
record LimitProperties(@DefaultValue Map<String, @Valid Rule> rates, @NotBlank String secret) {

	@Override
	public String toString() {
		return "LimitProperties[rates=" + this.rates + "]";
	}

	/**
	 * So many at once, refilled evenly over the period.
	 */
	record Rule(@Positive long capacity, @NotNull Duration period, @DefaultValue("open") Failing whenFailing) {
	}

	/** What a limit does while its table cannot be reached. */
	enum Failing {

		/** Let everybody through. */
		OPEN,

		/** Let nobody through. */
		CLOSED

	}

}
