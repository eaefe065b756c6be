package org.tragwerk.stripe.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.param.DisputeListParams;

import org.springframework.stereotype.Component;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.payment.Dispute;

/**
 * Fetches disputes and inquiries. Stripe marks a charge as disputed only when money is
 * withdrawn, which an inquiry does not do, so charges are also checked if a webhook event
 * reported a dispute or refund of their payment.
 */
@Component
class DisputeFetcher {

	private final StripeClient stripe;

	private final SyncMarker syncMarker;

	DisputeFetcher(StripeClient stripe, SyncMarker syncMarker) {
		this.stripe = stripe;
		this.syncMarker = syncMarker;
	}

	/** The latest dispute of each charge that has one, by the charge's id. */
	Map<String, Dispute> fetch(List<Charge> charges) {
		var payments = charges.stream().map(Charge::getPaymentIntent).filter(Objects::nonNull).toList();
		var reversed = payments.isEmpty() ? Set.<String>of() : this.syncMarker.reversedAmong(payments);
		var disputes = new HashMap<String, Dispute>();
		charges.stream()
			.filter((charge) -> Boolean.TRUE.equals(charge.getDisputed()) || isAmong(reversed, charge))
			.forEach((charge) -> fetch(charge).ifPresent((dispute) -> disputes.put(charge.getId(), dispute)));
		return disputes;
	}

	private static boolean isAmong(Set<String> reversed, Charge charge) {
		return charge.getPaymentIntent() != null && reversed.contains(charge.getPaymentIntent());
	}

	private Optional<Dispute> fetch(Charge charge) {
		var params = DisputeListParams.builder().setCharge(charge.getId()).setLimit(1L).build();
		return StripeErrors.call(() -> this.stripe.v1().disputes().list(params))
			.getData()
			.stream()
			.findFirst()
			.map((dispute) -> ChargeConverter.dispute(dispute, charge));
	}

}
