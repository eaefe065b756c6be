package org.tragwerk.stripe.client;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls Stripe, never inside a database transaction, and translates its errors: a
 * definite refusal to {@link ProviderRefusedException}, everything that can be retried to
 * {@link ProviderUnavailableException}.
 */
public final class StripeErrors {

	private static final Logger logger = LoggerFactory.getLogger(StripeErrors.class);

	private StripeErrors() {
	}

	/**
	 * Makes the request.
	 * @throws ProviderRefusedException if Stripe rejects the request for good
	 * @throws ProviderUnavailableException if Stripe could not be reached, answered with
	 * another error, or writes are disabled
	 * @throws IllegalStateException if a database transaction is active
	 */
	public static <T> T call(StripeCall<T> call) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("Stripe must not be called inside a transaction");
		}
		try {
			return call.execute();
		}
		catch (WritesDisabledException ex) {
			throw new ProviderUnavailableException(ex);
		}
		catch (IdempotencyException | InvalidRequestException ex) {
			logFailure(ex);
			throw new ProviderRefusedException(ex);
		}
		catch (StripeException ex) {
			logFailure(ex);
			throw new ProviderUnavailableException(ex);
		}
	}

	/**
	 * Whether Stripe refused a request because of this parameter or a part of it, such as
	 * {@code payment_method_types[1]}.
	 */
	public static boolean isAbout(ProviderRefusedException refusal, String parameter) {
		return refusal.getCause() instanceof StripeException ex && ex.getStripeError() != null
				&& String.valueOf(ex.getStripeError().getParam()).startsWith(parameter);
	}

	/**
	 * Logs what is known of the error without its message, which can repeat personal
	 * data.
	 */
	private static void logFailure(StripeException failure) {
		var error = failure.getStripeError();
		var known = Stream
			.of(known("code", failure.getCode()), known("parameter", (error != null) ? error.getParam() : null),
					known("request", failure.getRequestId()))
			.collect(Collectors.joining());
		logger.warn("Stripe answered {}{} ({})", failure.getStatusCode(), known, failure.getClass().getSimpleName());
	}

	private static String known(String name, @Nullable String value) {
		return (value != null) ? ", " + name + ' ' + value : "";
	}

	/**
	 * One request to Stripe, made through the SDK.
	 *
	 * @param <T> the type of the response
	 */
	public interface StripeCall<T> {

		T execute() throws StripeException;

	}

}
