package org.tragwerk.stripe.client;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.stripe.exception.StripeException;
import org.tragwerk.provider.ProviderUnavailableException;

/**
 * Gets past a failure that Stripe keeps under a key and repeats as long as it keeps the
 * key. The first call may have taken effect all the same, so that is looked for, by lists
 * and never by search, which lags; only then another key is used.
 */
public final class StoredFailureRecovery {

	private static final String REPEATED = "Idempotent-Replayed";

	private StoredFailureRecovery() {
	}

	/**
	 * Makes or changes an object once.
	 * @param make does it under a key
	 * @param find finds what an earlier call has done; nothing where Stripe itself
	 * refuses to do it twice
	 * @throws ProviderUnavailableException if Stripe gave no answer of its own
	 */
	public static <T> T getPast(String key, Function<String, T> make, Supplier<Optional<T>> find) {
		try {
			return make.apply(key);
		}
		catch (ProviderUnavailableException ex) {
			if (!isRepeated(ex)) {
				throw ex;
			}
			return find.get().orElseGet(() -> make.apply(key + "-again"));
		}
	}

	private static boolean isRepeated(ProviderUnavailableException failure) {
		return failure.getCause() instanceof StripeException refused && refused.getStripeError() != null
				&& refused.getStripeError().getLastResponse() != null
				&& refused.getStripeError().getLastResponse().headers().firstValue(REPEATED).isPresent();
	}

}
