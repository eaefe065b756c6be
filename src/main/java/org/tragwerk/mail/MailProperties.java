package org.tragwerk.mail;

import java.time.Duration;

import org.tragwerk.task.RetryPolicy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How patiently emails are sent: by default a day long, at first every few seconds.
 *
 * @param attempts after how many failures an email is given up
 * @param firstRetry how long to wait after the first failure
 * @param multiplier by how much longer after each further one
 * @param longestRetry never longer than this
 * @param threads how many emails one node sends at once
 */
@ConfigurationProperties("tragwerk.mail")
record MailProperties(@DefaultValue("30") int attempts, @DefaultValue("5s") Duration firstRetry,
		@DefaultValue("3") double multiplier, @DefaultValue("1h") Duration longestRetry,
		@DefaultValue("2") int threads) {

	RetryPolicy retryPolicy() {
		return RetryPolicy.exponential(this.firstRetry, this.multiplier, this.longestRetry).upTo(this.attempts);
	}

}
