package org.tragwerk.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How patiently letters are sent: by default a day long, at first every few seconds.
 *
 * @param attempts after how many failures a letter is given up
 * @param firstRetry how long to wait after the first failure
 * @param multiplier by how much longer after each further one
 * @param longestRetry never longer than this
 * @param lease how long one attempt may take before another node takes over; far longer
 * than a send takes, since a server that answers a few bytes at a time outlives every
 * timeout of {@code spring.mail.properties} and the letter would leave twice
 * @param senders how many letters one node sends at once
 */
@ConfigurationProperties("tragwerk.mail")
record OutboxProperties(@DefaultValue("30") int attempts, @DefaultValue("5s") Duration firstRetry,
		@DefaultValue("3") double multiplier, @DefaultValue("1h") Duration longestRetry,
		@DefaultValue("10m") Duration lease, @DefaultValue("2") int senders) {

	/** How long to wait after so many failures; nothing once there were enough. */
	Optional<Duration> delayAfter(int failures) {
		var execution = backOff().start();
		var delay = IntStream.range(0, failures).mapToLong((failure) -> execution.nextBackOff()).reduce(0, (a, b) -> b);
		return (delay != BackOffExecution.STOP) ? Optional.of(Duration.ofMillis(delay)) : Optional.empty();
	}

	private BackOff backOff() {
		var backOff = new ExponentialBackOff(this.firstRetry.toMillis(), this.multiplier);
		backOff.setMaxInterval(this.longestRetry.toMillis());
		backOff.setMaxAttempts(this.attempts - 1L);
		return backOff;
	}

}
