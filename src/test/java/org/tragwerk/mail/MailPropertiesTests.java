package org.tragwerk.mail;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class MailPropertiesTests {

	private final MailProperties usual = new Binder(new MapConfigurationPropertySource()).bindOrCreate("tragwerk.mail",
			MailProperties.class);

	@Test
	void retriesSoonAtFirst() {
		assertThat(this.usual.retryPolicy().delayAfter(1, Duration.ZERO)).contains(Duration.ofSeconds(5));
	}

	@Test
	void retriesForFiveDays() {
		var policy = this.usual.retryPolicy();
		var patience = Duration.ZERO;
		for (int failures = 1; policy.delayAfter(failures, Duration.ZERO).isPresent(); failures++) {
			patience = patience.plus(policy.delayAfter(failures, Duration.ZERO).orElseThrow());
		}
		assertThat(patience).isBetween(Duration.ofDays(4), Duration.ofDays(5));
	}

}
