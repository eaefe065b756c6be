package org.tragwerk.stripe.command;

import java.util.Optional;

import com.stripe.StripeClient;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ExpireCheckoutCommand;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.StoredFailureRecovery;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.stereotype.Component;

/**
 * Expires Checkout sessions. A session that is paid or expired already is left unchanged,
 * because Stripe rejects the call.
 */
@Component
class CheckoutExpirer implements CommandExecutor<ExpireCheckoutCommand> {

	private final StripeClient stripe;

	CheckoutExpirer(StripeClient stripe) {
		this.stripe = stripe;
	}

	@Override
	public Class<ExpireCheckoutCommand> type() {
		return ExpireCheckoutCommand.class;
	}

	@Override
	public void execute(ExpireCheckoutCommand command, CommandId id) {
		var checkoutId = command.checkoutId();
		try {
			StoredFailureRecovery.callOnce("expire-" + id, (key) -> expire(checkoutId, key),
					() -> findClosed(checkoutId));
		}
		catch (ProviderRefusedException ex) {
			if (findClosed(checkoutId).isEmpty()) {
				throw new ProviderUnavailableException(ex);
			}
		}
	}

	private Session expire(String checkoutId, String key) {
		var options = RequestOptions.builder().setIdempotencyKey(key).build();
		return StripeErrors.call(() -> this.stripe.v1().checkout().sessions().expire(checkoutId, options));
	}

	private Optional<Session> findClosed(String checkoutId) {
		var session = StripeErrors.call(() -> this.stripe.v1().checkout().sessions().retrieve(checkoutId));
		return Optional.of(session).filter((it) -> !"open".equals(it.getStatus()));
	}

}
