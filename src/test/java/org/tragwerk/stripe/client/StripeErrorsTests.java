package org.tragwerk.stripe.client;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class StripeErrorsTests {

	@Test
	@Fault("F92")
	void refusesToCallInsideATransaction() {
		assertThat(StripeErrors.call(() -> "answer")).isEqualTo("answer");
		TransactionSynchronizationManager.setActualTransactionActive(true);
		try {
			assertThatIllegalStateException().isThrownBy(() -> StripeErrors.call(() -> "answer"));
		}
		finally {
			TransactionSynchronizationManager.setActualTransactionActive(false);
		}
	}

	@Test
	@Fault({ "F39", "F93" })
	void mayAskAgainWhereTheOutcomeIsUnknown() {
		assertMayAskAgain(new ApiConnectionException("reset"));
		assertMayAskAgain(new ApiException("broken", null, null, 500, null));
		assertMayAskAgain(new RateLimitException("slow down", null, null, null, 429, null));
		assertMayAskAgain(new ApiException("at work", null, null, 409, null));
	}

	@Test
	@Fault("F42")
	void takesADefiniteNoForAnAnswer() {
		assertIsRefused(new InvalidRequestException("unknown parameter", "x", null, null, 400, null));
		assertIsRefused(new IdempotencyException("same key, other parameters", null, null, 400));
	}

	private static void assertMayAskAgain(StripeException failure) {
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> call(failure));
	}

	private static void assertIsRefused(StripeException failure) {
		assertThatExceptionOfType(ProviderRefusalException.class).isThrownBy(() -> call(failure));
	}

	private static void call(StripeException failure) {
		StripeErrors.call(() -> {
			throw failure;
		});
	}

}
