package org.tragwerk.stripe.checkout;

import java.util.Optional;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Customer;
import com.stripe.model.HasId;
import com.stripe.model.StripeCollectionInterface;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.checkout.SessionListParams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Deletes the customers of abandoned attempts.
 */
@Component
class CustomerDeleter {

	private static final Logger logger = LoggerFactory.getLogger(CustomerDeleter.class);

	private static final int NOT_FOUND = 404;

	private static final Set<String> WITH_MONEY = Set.of("succeeded", "processing", "requires_capture");

	private final StripeClient stripe;

	private final ExistingCheckoutFinder finder;

	CustomerDeleter(StripeClient stripe) {
		this.stripe = stripe;
		this.finder = new ExistingCheckoutFinder(stripe);
	}

	/** See {@link org.tragwerk.pledging.Checkouts#deleteCustomer}. */
	boolean delete(String attempt, @Nullable String customerId, String address) {
		var customer = (customerId != null) ? retrieve(customerId) : this.finder.customer(address, attempt);
		return customer.isEmpty() || delete(customer.get(), attempt);
	}

	private boolean delete(Customer customer, String attempt) {
		if (!attempt.equals(customer.getMetadata().get(OwnSubscriptions.ATTEMPT)) || isUsed(customer.getId())) {
			logger.warn("Customer {} of the abandoned attempt {} is in use and kept", customer.getId(), attempt);
			return false;
		}
		try {
			StripeErrors.call(() -> this.stripe.v1().customers().delete(customer.getId()));
			return true;
		}
		catch (ProviderRefusedException ex) {
			if (retrieve(customer.getId()).isPresent()) {
				throw ex;
			}
			return true;
		}
	}

	/** The customer, empty if it was deleted. */
	private Optional<Customer> retrieve(String id) {
		try {
			return Optional.of(StripeErrors.call(() -> this.stripe.v1().customers().retrieve(id)))
				.filter((customer) -> !Boolean.TRUE.equals(customer.getDeleted()));
		}
		catch (ProviderRefusedException ex) {
			if (ex.getCause() instanceof InvalidRequestException refusal && refusal.getStatusCode() == NOT_FOUND) {
				return Optional.empty();
			}
			throw ex;
		}
	}

	private boolean isUsed(String customer) {
		var subscriptions = SubscriptionListParams.builder()
			.setCustomer(customer)
			.setStatus(SubscriptionListParams.Status.ALL)
			.setLimit(1L)
			.build();
		var open = SessionListParams.builder()
			.setCustomer(customer)
			.setStatus(SessionListParams.Status.OPEN)
			.setLimit(1L)
			.build();
		return exists(() -> this.stripe.v1().subscriptions().list(subscriptions))
				|| exists(() -> this.stripe.v1().checkout().sessions().list(open)) || hasPaid(customer);
	}

	private boolean hasPaid(String customer) {
		var params = PaymentIntentListParams.builder().setCustomer(customer).setLimit(StripeLists.PAGE).build();
		return StripeErrors.call(() -> this.stripe.v1().paymentIntents().list(params))
			.getData()
			.stream()
			.anyMatch((intent) -> WITH_MONEY.contains(intent.getStatus()));
	}

	private static <T extends HasId> boolean exists(
			StripeErrors.StripeCall<? extends StripeCollectionInterface<T>> list) {
		return !StripeErrors.call(list).getData().isEmpty();
	}

}
