package org.tragwerk.stripe.command;

import com.stripe.StripeClient;
import com.stripe.net.RequestOptions;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.stereotype.Component;

/**
 * Expires Checkout pages. Stripe refuses that of a page that is paid or expired already.
 */
@Component
class CheckoutExpirer {

	private final StripeClient stripe;

	CheckoutExpirer(StripeClient stripe) {
		this.stripe = stripe;
	}

	void expire(String checkoutId, CommandId command) {
		var sessions = this.stripe.v1().checkout().sessions();
		var key = RequestOptions.builder().setIdempotencyKey("expire-" + command).build();
		try {
			StripeErrors.call(() -> sessions.expire(checkoutId, key));
		}
		catch (ProviderRefusalException ex) {
			if ("open".equals(StripeErrors.call(() -> sessions.retrieve(checkoutId)).getStatus())) {
				throw new ProviderUnavailableException(ex);
			}
		}
	}

}
