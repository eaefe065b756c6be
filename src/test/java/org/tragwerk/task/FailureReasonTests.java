package org.tragwerk.task;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.util.Assert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FailureReasonTests {

	@Test
	void keepsMessagesOfOwnExceptions() {
		assertThat(FailureReason.of(new IllegalStateException("Subscription sub_1 has no item")))
			.isEqualTo("IllegalStateException: Subscription sub_1 has no item");
		assertThat(FailureReason.of(new RefusedException(new RuntimeException("anna@example.org"))))
			.isEqualTo("RefusedException: The payment provider refused");
	}

	@Test
	void keepsMessagesOfOwnAssertions() {
		assertThat(FailureReason
			.of(assertThrows(IllegalStateException.class, () -> Assert.state(false, () -> "The key has no mode"))))
			.isEqualTo("IllegalStateException: The key has no mode");
	}

	@Test
	@Fault("F117")
	void hidesMessagesOfLibraries() {
		var twice = Stream.of("Anna Beispiel", "Anna Beispiel");
		assertThat(FailureReason.of(assertThrows(IllegalStateException.class,
				() -> twice.collect(Collectors.toMap(Function.identity(), Function.identity())))))
			.matches("IllegalStateException at FailureReasonTests\\.java:\\d+");
	}

	@Test
	@Fault("F117")
	void hasClassAndLineOfOtherExceptions() {
		assertThat(FailureReason.of(new DataIntegrityViolationException("Key (name)=(Anna Beispiel) exists")))
			.matches("DataIntegrityViolationException at FailureReasonTests\\.java:\\d+");
		assertThat(FailureReason.of(new IllegalArgumentException("Anna Beispiel"))).doesNotContain("Anna");
	}

	@Test
	void hasTheLineOfOwnCode() {
		assertThat(FailureReason.of(assertThrows(NumberFormatException.class, () -> Integer.parseInt("Anna"))))
			.matches("NumberFormatException at FailureReasonTests\\.java:\\d+");
	}

	private static final class RefusedException extends RuntimeException {

		RefusedException(Throwable cause) {
			super("The payment provider refused", cause);
		}

	}

}
