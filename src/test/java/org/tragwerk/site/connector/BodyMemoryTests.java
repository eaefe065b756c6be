package org.tragwerk.site.connector;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.util.unit.DataSize;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class BodyMemoryTests {

	private static final BodyProperties LIMITS = new BodyProperties(Duration.ofMinutes(1), DataSize.ofKilobytes(4));

	private final BodyMemory memory = new BodyMemory(100, 250);

	@Test
	void acceptsNoBodyThatIsTooLarge() {
		assertThat(this.memory.accepts(100)).isTrue();
		assertThat(this.memory.accepts(101)).isFalse();
	}

	@Test
	@Fault("F17")
	void dropsTheBodyThatHasBeenArrivingForTheLongestTime() {
		var first = body(100);
		var second = body(100);
		var third = body(50);
		assertThat(first.status()).isEqualTo(BodyLimits.ACCEPTED);
		var fourth = body(1);
		assertThat(first.status()).isEqualTo(503);
		assertThat(second.status()).isEqualTo(BodyLimits.ACCEPTED);
		body(100);
		assertThat(second.status()).isEqualTo(503);
		assertThat(third.status()).isEqualTo(BodyLimits.ACCEPTED);
		assertThat(fourth.status()).isEqualTo(BodyLimits.ACCEPTED);
	}

	@Test
	void dropsNoneThatHasArrived() {
		var first = body(100);
		first.end();
		first.end();
		var second = body(100);
		body(100);
		body(50);
		assertThat(first.status()).isEqualTo(BodyLimits.ACCEPTED);
		assertThat(second.status()).isEqualTo(BodyLimits.ACCEPTED);
	}

	@Test
	void takesNoRoomForWhatIsNotStored() {
		var first = body(100);
		body(100);
		var tooLarge = body(1000);
		assertThat(tooLarge.status()).isEqualTo(BodyLimits.ACCEPTED);
		tooLarge.end();
		body(50);
		assertThat(first.status()).isEqualTo(BodyLimits.ACCEPTED);
		body(1);
		assertThat(first.status()).isEqualTo(503);
	}

	@Test
	void isTooSlowOnlyUntilItIsComplete() {
		var impatient = new BodyProperties(Duration.ZERO, DataSize.ofKilobytes(4));
		assertThat(new RequestBody(this.memory, 1, impatient).status()).isEqualTo(408);
		assertThat(new RequestBody(this.memory, 0, impatient).status()).isEqualTo(BodyLimits.ACCEPTED);
	}

	@Test
	void allowsMoreTimeTheMoreHasArrived() {
		assertThat(LIMITS.time(0)).isEqualTo(Duration.ofMinutes(1));
		assertThat(LIMITS.time(6 * 1024)).isEqualTo(Duration.ofMillis(61_500));
	}

	private RequestBody body(int length) {
		return new RequestBody(this.memory, length, LIMITS);
	}

}
