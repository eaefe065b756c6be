package org.tragwerk.stripe;

import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import org.tragwerk.subscription.ProviderRefusalException;
import org.tragwerk.subscription.ProviderUnavailableException;

import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Calls Stripe, never inside a transaction, and tells a definite no from everything that
 * may be asked again.
 */
final class StripeFailures {

	private StripeFailures() {
	}

	static <T> T call(StripeCall<T> call) {
		if (TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalStateException("Stripe must not be called inside a transaction");
		}
		try {
			return call.execute();
		}
		catch (IdempotencyException ex) {
			throw new ProviderRefusalException(ex);
		}
		catch (InvalidRequestException ex) {
			throw isConcurrent(ex) ? new ProviderUnavailableException(ex) : new ProviderRefusalException(ex);
		}
		catch (StripeException ex) {
			throw new ProviderUnavailableException(ex);
		}
	}

	private static boolean isConcurrent(InvalidRequestException ex) {
		return Integer.valueOf(409).equals(ex.getStatusCode());
	}

	/**
	 * One request to Stripe.
	 *
	 * @param <T> what it answers
	 */
	interface StripeCall<T> {

		T execute() throws StripeException;

	}

}
