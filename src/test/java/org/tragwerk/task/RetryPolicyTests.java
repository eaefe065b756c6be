package org.tragwerk.task;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetryPolicyTests {

	private final RetryPolicy policy = RetryPolicy.exponential(Duration.ofSeconds(5), 3, Duration.ofHours(1));

	@Test
	void waitsLongerAfterEveryFailure() {
		assertThat(this.policy.delayAfter(1, Duration.ZERO)).contains(Duration.ofSeconds(5));
		assertThat(this.policy.delayAfter(2, Duration.ZERO)).contains(Duration.ofSeconds(15));
		assertThat(this.policy.delayAfter(3, Duration.ZERO)).contains(Duration.ofSeconds(45));
	}

	@Test
	void neverWaitsLongerThanTheLongestDelay() {
		assertThat(this.policy.delayAfter(7, Duration.ZERO)).contains(Duration.ofHours(1));
		assertThat(this.policy.delayAfter(5_000, Duration.ofDays(300))).contains(Duration.ofHours(1));
	}

	@Test
	void givesUpAfterTheLastAttempt() {
		assertThat(this.policy.upTo(30).delayAfter(29, Duration.ZERO)).contains(Duration.ofHours(1));
		assertThat(this.policy.upTo(30).delayAfter(30, Duration.ZERO)).isEmpty();
	}

	@Test
	void givesUpAtAnAge() {
		assertThat(this.policy.upTo(Duration.ofDays(13)).delayAfter(90, Duration.ofDays(12))).isPresent();
		assertThat(this.policy.upTo(Duration.ofDays(13)).delayAfter(1, Duration.ofDays(13))).isEmpty();
	}

}
