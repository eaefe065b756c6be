package org.tragwerk.stripe.client;

import org.junit.jupiter.api.extension.ExtendWith;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.StripeError;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class StripeErrorsTests {

	@Test
	@Fault("F92")
	void rejectsCallsInsideATransaction() {
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
	void reportsAnUnknownOutcomeAsUnavailable() {
		assertMayAskAgain(new ApiConnectionException("reset"));
		assertMayAskAgain(new ApiException("broken", null, null, 500, null));
		assertMayAskAgain(new RateLimitException("slow down", null, null, null, 429, null));
		assertMayAskAgain(new ApiException("at work", null, null, 409, null));
	}

	@Test
	@Fault("F42")
	void reportsADefiniteRefusal() {
		assertIsRefused(new InvalidRequestException("unknown parameter", "x", null, null, 400, null));
		assertIsRefused(new IdempotencyException("same key, other parameters", null, null, 400));
	}

	@Test
	@Fault("F117")
	void logsTheCodeWithoutTheMessage(CapturedOutput output) {
		assertIsRefused(new InvalidRequestException("ada@example.org is no address", "email", "req_1", "email_invalid",
				400, null));
		assertMayAskAgain(new ApiException("ada@example.org", "req_2", "lock_timeout", 409, null));
		assertThat(output.getAll())
			.contains("Stripe answered 400, code email_invalid, request req_1 (InvalidRequestException)")
			.contains("Stripe answered 409, code lock_timeout, request req_2 (ApiException)")
			.doesNotContain("ada@example.org");
	}

	@Test
	void recognizesTheRefusedParameter(CapturedOutput output) {
		var error = new StripeError();
		error.setParam("email");
		var failure = new InvalidRequestException("no", null, null, "email_invalid", 400, null);
		failure.setStripeError(error);
		assertIsRefused(failure);
		assertThat(output.getAll()).contains("Stripe answered 400, code email_invalid, parameter email (Inv");
	}

	private static void assertMayAskAgain(StripeException failure) {
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> call(failure));
	}

	private static void assertIsRefused(StripeException failure) {
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> call(failure));
	}

	private static void call(StripeException failure) {
		StripeErrors.call(() -> {
			throw failure;
		});
	}

}
