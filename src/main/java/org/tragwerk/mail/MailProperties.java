package org.tragwerk.mail;

import java.time.Duration;

import org.tragwerk.task.RetryPolicy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of sending; by default an email is retried for five days, as mail servers do
 * (RFC 5321, 4.5.4.1), at first every few seconds.
 *
 * @param attempts the number of failures after which an email is dead
 * @param firstRetry the delay after the first failure
 * @param multiplier the factor of the delay after each further failure
 * @param longestRetry the longest delay
 * @param threads the number of emails that a node sends at the same time
 */
@ConfigurationProperties("tragwerk.mail")
record MailProperties(@DefaultValue("120") int attempts, @DefaultValue("5s") Duration firstRetry,
		@DefaultValue("3") double multiplier, @DefaultValue("1h") Duration longestRetry,
		@DefaultValue("2") int threads) {

	RetryPolicy retryPolicy() {
		return RetryPolicy.exponential(this.firstRetry, this.multiplier, this.longestRetry).upTo(this.attempts);
	}

}
