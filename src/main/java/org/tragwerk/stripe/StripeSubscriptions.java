package org.tragwerk.stripe;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionUpdateParams;
import org.tragwerk.subscription.ProviderRefusalException;

import org.springframework.stereotype.Component;

/**
 * Changes subscriptions at Stripe.
 */
@Component
class StripeSubscriptions {

	private static final Set<String> OVER = Set.of("canceled", "incomplete_expired");

	private final StripeClient stripe;

	StripeSubscriptions(StripeClient stripe) {
		this.stripe = stripe;
	}

	/** Lets it end then, on the boundary of a period, so that nothing is prorated. */
	void endAt(String reference, Instant end, UUID command) {
		var params = SubscriptionUpdateParams.builder()
			.setCancelAt(end.getEpochSecond())
			.setProrationBehavior(SubscriptionUpdateParams.ProrationBehavior.NONE)
			.build();
		unlessOver(reference, () -> StripeFailures
			.call(() -> this.stripe.v1().subscriptions().update(reference, params, key("end-at-" + command))));
	}

	/** Ends it at once and collects nothing more. */
	void giveUp(String reference, UUID command) {
		var params = SubscriptionCancelParams.builder().setInvoiceNow(false).setProrate(false).build();
		unlessOver(reference, () -> StripeFailures
			.call(() -> this.stripe.v1().subscriptions().cancel(reference, params, key("give-up-" + command))));
	}

	private void unlessOver(String reference, Runnable change) {
		try {
			change.run();
		}
		catch (ProviderRefusalException ex) {
			if (!OVER.contains(
					StripeFailures.call(() -> this.stripe.v1().subscriptions().retrieve(reference)).getStatus())) {
				throw ex;
			}
		}
	}

	private static RequestOptions key(String key) {
		return RequestOptions.builder().setIdempotencyKey(key).build();
	}

}
