package org.tragwerk.mail;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class OutboxPropertiesTests {

	private final OutboxProperties properties = new OutboxProperties(30, Duration.ofSeconds(5), 3, Duration.ofHours(1),
			Duration.ofMinutes(2), 2);

	@Test
	void waitsLongerAfterEveryFailure() {
		assertThat(this.properties.delayAfter(1)).contains(Duration.ofSeconds(5));
		assertThat(this.properties.delayAfter(2)).contains(Duration.ofSeconds(15));
		assertThat(this.properties.delayAfter(3)).contains(Duration.ofSeconds(45));
	}

	@Test
	void neverWaitsLongerThanTheLongestRetry() {
		assertThat(this.properties.delayAfter(7)).contains(Duration.ofHours(1));
		assertThat(this.properties.delayAfter(29)).contains(Duration.ofHours(1));
	}

	@Test
	void leaveASlowMailServerTenMinutes() {
		var usual = new Binder(new MapConfigurationPropertySource()).bindOrCreate("tragwerk.mail",
				OutboxProperties.class);
		assertThat(usual.lease()).isEqualTo(Duration.ofMinutes(10));
	}

	@Test
	void givesUpAfterTheLastAttempt() {
		assertThat(this.properties.delayAfter(30)).isEmpty();
	}

}
