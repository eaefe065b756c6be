package org.tragwerk.stripe.sync;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.radar.EarlyFraudWarningListParams;
import org.jspecify.annotations.Nullable;
import org.tragwerk.payment.DisputeSnapshot;
import org.tragwerk.payment.PaymentSnapshot.FraudWarning;
import org.tragwerk.payment.PaymentSnapshot.Reversal;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Fetches the refunds, disputes, inquiries and fraud warnings of charges. Stripe marks a
 * charge as disputed only when money is withdrawn, and never as suspected, so charges are
 * also checked if a webhook event or sweep reported such a change of their payment.
 */
@Component
class ReversalFetcher {

	private final StripeClient stripe;

	private final SyncMarker syncMarker;

	ReversalFetcher(StripeClient stripe, SyncMarker syncMarker) {
		this.stripe = stripe;
		this.syncMarker = syncMarker;
	}

	/** The reversal of each charge, by the charge's id. */
	Map<String, Reversal> fetch(List<Charge> charges) {
		var payments = charges.stream().map(Charge::getPaymentIntent).filter(Objects::nonNull).toList();
		var reported = payments.isEmpty() ? Set.<String>of() : this.syncMarker.reversedAmong(payments);
		var reversals = new HashMap<String, Reversal>();
		charges.forEach((charge) -> reversals.put(charge.getId(),
				fetch(charge, charge.getPaymentIntent() != null && reported.contains(charge.getPaymentIntent()))));
		return reversals;
	}

	private Reversal fetch(Charge charge, boolean isReported) {
		return new Reversal(refunds(charge).stream().map(ChargeConverter::refund).toList(),
				(isReported || Boolean.TRUE.equals(charge.getDisputed())) ? disputes(charge) : List.of(),
				isReported ? warning(charge) : null);
	}

	private List<Refund> refunds(Charge charge) {
		var refunds = charge.getRefunds();
		if (refunds == null || !Boolean.TRUE.equals(refunds.getHasMore())) {
			return (refunds != null) ? refunds.getData() : List.of();
		}
		var params = RefundListParams.builder().setCharge(charge.getId()).setLimit(StripeLists.PAGE).build();
		return StripeErrors.call(() -> this.stripe.v1().refunds().list(params)).getData();
	}

	private List<DisputeSnapshot> disputes(Charge charge) {
		var params = DisputeListParams.builder().setCharge(charge.getId()).setLimit(StripeLists.PAGE).build();
		return StripeErrors.call(() -> this.stripe.v1().disputes().list(params))
			.getData()
			.stream()
			.map((dispute) -> ChargeConverter.dispute(dispute, charge))
			.toList();
	}

	private @Nullable FraudWarning warning(Charge charge) {
		var params = EarlyFraudWarningListParams.builder().setCharge(charge.getId()).setLimit(1L).build();
		return StripeErrors.call(() -> this.stripe.v1().radar().earlyFraudWarnings().list(params))
			.getData()
			.stream()
			.findFirst()
			.map((warning) -> new FraudWarning(warning.getId(), String.valueOf(warning.getFraudType()),
					SnapshotConverter.instant(warning.getCreated())))
			.orElse(null);
	}

}
