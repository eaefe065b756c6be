package org.tragwerk.stripe.sync;

import java.sql.Types;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import com.stripe.StripeClient;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fetches the mandates of payment methods of which a webhook event reported a change.
 * Neither a payment method nor a subscription contains its mandate.
 */
@Component
class MandateFetcher {

	private final StripeClient stripe;

	private final JdbcClient jdbc;

	MandateFetcher(StripeClient stripe, JdbcClient jdbc) {
		this.stripe = stripe;
		this.jdbc = jdbc;
	}

	/** Those of the payment methods whose latest mandate is inactive. */
	Set<String> inactiveAmong(Collection<String> paymentMethods) {
		return paymentMethods.isEmpty() ? Set.of()
				: reported(paymentMethods).stream()
					.filter(this::isInactive)
					.map(ReportedMandate::paymentMethod)
					.collect(Collectors.toSet());
	}

	private Collection<ReportedMandate> reported(Collection<String> paymentMethods) {
		return this.jdbc.sql("""
				select distinct on (provider_id) provider_id as payment_method, object_id as mandate
				from stripe_webhook_event
				where provider_id = any(:methods) and type = 'mandate.updated' and object_id is not null
				order by provider_id, id desc""")
			.param("methods", paymentMethods.toArray(String[]::new), Types.ARRAY)
			.query(ReportedMandate.class)
			.list();
	}

	private boolean isInactive(ReportedMandate reported) {
		return "inactive"
			.equals(StripeErrors.call(() -> this.stripe.v1().mandates().retrieve(reported.mandate())).getStatus());
	}

	private record ReportedMandate(String paymentMethod, String mandate) {
	}

}
