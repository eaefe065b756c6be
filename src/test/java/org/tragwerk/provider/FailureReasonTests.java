package org.tragwerk.provider;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;

import org.springframework.dao.DataIntegrityViolationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

class FailureReasonTests {

	@Test
	void keepsOurOwnWords() {
		assertThat(FailureReason.of(new IllegalStateException("Subscription sub_1 has no item")))
			.isEqualTo("IllegalStateException: Subscription sub_1 has no item");
		assertThat(FailureReason.of(new ProviderRefusalException(new RuntimeException("anna@example.org"))))
			.isEqualTo("ProviderRefusalException: The payment provider refused");
	}

	@Test
	@Fault("F117")
	void keepsOfOtherWordsTheKindAndThePlace() {
		assertThat(FailureReason.of(new DataIntegrityViolationException("Key (name)=(Anna Beispiel) exists")))
			.matches("DataIntegrityViolationException at FailureReasonTests\\.java:\\d+");
		assertThat(FailureReason.of(new IllegalArgumentException("Anna Beispiel"))).doesNotContain("Anna");
	}

	@Test
	void namesThePlaceInOurCode() {
		assertThat(FailureReason.of(assertThrows(NumberFormatException.class, () -> Integer.parseInt("Anna"))))
			.matches("NumberFormatException at FailureReasonTests\\.java:\\d+");
	}

}
