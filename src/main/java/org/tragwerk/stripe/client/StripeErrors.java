package org.tragwerk.stripe.client;

import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls Stripe, never inside a transaction, and tells a definite no from everything that
 * may be asked again.
 */
public final class StripeErrors {

	private static final Logger logger = LoggerFactory.getLogger(StripeErrors.class);

	private StripeErrors() {
	}

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
			throw new ProviderRefusalException(ex);
		}
		catch (StripeException ex) {
			logFailure(ex);
			throw new ProviderUnavailableException(ex);
		}
	}

	/** Says why, without the message, which repeats what people typed. */
	private static void logFailure(StripeException failure) {
		var error = failure.getStripeError();
		logger.warn("Stripe answered {} {}, parameter {}, request {} ({})", failure.getStatusCode(), failure.getCode(),
				(error != null) ? error.getParam() : null, failure.getRequestId(), failure.getClass().getSimpleName());
	}

	/**
	 * One request to Stripe.
	 *
	 * @param <T> what it answers
	 */
	public interface StripeCall<T> {

		T execute() throws StripeException;

	}

}
