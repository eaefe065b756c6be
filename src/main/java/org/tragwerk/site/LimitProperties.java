package org.tragwerk.site;

import java.time.Duration;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import org.hibernate.validator.constraints.time.DurationMin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The rate limits.
 *
 * @param rates the rules by name
 * @param secret the secret from which the key of the HMAC of the buckets' keys is
 * derived, so that the table contains no addresses; the same on all nodes, not blank, and
 * kept secret, because all IPv4 addresses are quickly tried. Default: the API key of the
 * payment provider; changing it resets all counts
 */
@ConfigurationProperties("tragwerk.limits")
@Validated
record LimitProperties(@DefaultValue Map<String, @Valid Rule> rates, @NotBlank String secret) {

	@Override
	public String toString() {
		return "LimitProperties[rates=" + this.rates + "]";
	}

	/**
	 * A token bucket with this capacity, refilled evenly over the period.
	 */
	record Rule(@Positive long capacity, @NotNull @DurationMin(seconds = 1) Duration period) {
	}

}
