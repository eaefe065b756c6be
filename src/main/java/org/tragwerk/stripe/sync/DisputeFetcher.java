package org.tragwerk.stripe.sync;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.param.DisputeListParams;

import org.springframework.stereotype.Component;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.subscription.Dispute;

/**
 * Fetches the disputes of those charges that Stripe shows as disputed.
 */
@Component
class DisputeFetcher {

	private final StripeClient stripe;

	DisputeFetcher(StripeClient stripe) {
		this.stripe = stripe;
	}

	/** The newest dispute of each charge that has one, by the charge's id. */
	Map<String, Dispute> fetch(Stream<Charge> charges) {
		var disputes = new HashMap<String, Dispute>();
		charges.filter((charge) -> Boolean.TRUE.equals(charge.getDisputed())).forEach((charge) -> {
			var params = DisputeListParams.builder().setCharge(charge.getId()).setLimit(1L).build();
			StripeErrors.call(() -> this.stripe.v1().disputes().list(params))
				.getData()
				.forEach((dispute) -> disputes.put(charge.getId(), ChargeConverter.dispute(dispute, charge)));
		});
		return disputes;
	}

}
