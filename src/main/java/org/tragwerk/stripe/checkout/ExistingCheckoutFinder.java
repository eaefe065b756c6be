package org.tragwerk.stripe.checkout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import com.stripe.StripeClient;
import com.stripe.model.Customer;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerListParams;
import com.stripe.param.checkout.SessionListParams;
import org.jspecify.annotations.Nullable;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

/**
 * Finds the customer and Checkout session of an attempt at Stripe after their creation
 * failed with an unknown outcome.
 */
class ExistingCheckoutFinder {

	private final StripeClient stripe;

	ExistingCheckoutFinder(StripeClient stripe) {
		this.stripe = stripe;
	}

	/**
	 * The customer of the attempt among the newest 100 with that address, empty if there
	 * is none.
	 */
	Optional<Customer> customer(String address, String attempt) {
		var params = CustomerListParams.builder().setEmail(address).setLimit(StripeLists.PAGE).build();
		return ofAttempt(StripeErrors.call(() -> this.stripe.v1().customers().list(params)).getData(),
				Customer::getMetadata, attempt);
	}

	/**
	 * The Checkout session of the attempt, empty if there is none.
	 * @throws ProviderUnavailableException if the session is complete or expired; its
	 * webhook event reports the result
	 */
	Optional<Session> page(String customer, String attempt) {
		var params = SessionListParams.builder().setCustomer(customer).setLimit(StripeLists.PAGE).build();
		var page = ofAttempt(StripeErrors.call(() -> this.stripe.v1().checkout().sessions().list(params)).getData(),
				Session::getMetadata, attempt);
		if (page.filter((found) -> found.getUrl() == null).isPresent()) {
			throw new ProviderUnavailableException(new IllegalStateException("The page is closed"));
		}
		return page;
	}

	private static <T> Optional<T> ofAttempt(List<T> found, Function<T, @Nullable Map<String, String>> metadata,
			String attempt) {
		return found.stream().filter((each) -> {
			var own = metadata.apply(each);
			return own != null && attempt.equals(own.get(OwnSubscriptions.ATTEMPT));
		}).findFirst();
	}

}
