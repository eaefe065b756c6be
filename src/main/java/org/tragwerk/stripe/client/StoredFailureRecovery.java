package org.tragwerk.stripe.client;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.stripe.exception.StripeException;
import org.tragwerk.provider.ProviderUnavailableException;

/**
 * Recovers from a 500 response that Stripe has stored under an idempotency key and
 * replays for every retry with that key. The first call may nevertheless have taken
 * effect, so its result is looked up first (by list calls, because Stripe's search index
 * lags behind); only if there is none, the call is made again with another key.
 */
public final class StoredFailureRecovery {

	private static final String REPEATED = "Idempotent-Replayed";

	private StoredFailureRecovery() {
	}

	/**
	 * Makes or changes an object exactly once.
	 * @param call sends the request with the given idempotency key
	 * @param find finds the result of an earlier call; empty where Stripe itself rejects
	 * a repetition
	 * @throws ProviderUnavailableException if Stripe could not be reached or answered
	 * with a temporary error
	 */
	public static <T> T callOnce(String key, Function<String, T> call, Supplier<Optional<T>> find) {
		try {
			return call.apply(key);
		}
		catch (ProviderUnavailableException ex) {
			if (!isRepeated(ex)) {
				throw ex;
			}
			return find.get().orElseGet(() -> call.apply(key + "-again"));
		}
	}

	private static boolean isRepeated(ProviderUnavailableException failure) {
		return failure.getCause() instanceof StripeException refused && refused.getStripeError() != null
				&& refused.getStripeError().getLastResponse() != null
				&& refused.getStripeError().getLastResponse().headers().firstValue(REPEATED).isPresent();
	}

}
