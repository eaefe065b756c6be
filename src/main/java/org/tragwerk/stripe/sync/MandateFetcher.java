package org.tragwerk.stripe.sync;

import java.sql.Types;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.stripe.StripeClient;
import org.tragwerk.stripe.client.StripeErrors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fetches the mandates of payment methods of which a webhook event reported a change, and
 * those of debits. Neither a payment method nor a subscription contains its mandate.
 */
@Component
class MandateFetcher {

	private final StripeClient stripe;

	private final JdbcClient jdbc;

	MandateFetcher(StripeClient stripe, JdbcClient jdbc) {
		this.stripe = stripe;
		this.jdbc = jdbc;
	}

	/**
	 * Those of the payment methods whose latest mandate is inactive.
	 * @param debited mandates of debits, by the payment method, in case the webhook event
	 * about such a mandate was lost
	 */
	Set<String> inactiveAmong(Collection<String> paymentMethods, Map<String, String> debited) {
		var mandates = new HashMap<>(debited);
		if (!paymentMethods.isEmpty()) {
			reported(paymentMethods).forEach((each) -> mandates.put(each.paymentMethod(), each.mandate()));
		}
		return mandates.entrySet()
			.stream()
			.filter((each) -> isInactive(each.getValue()))
			.map(Map.Entry::getKey)
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

	private boolean isInactive(String mandate) {
		return "inactive".equals(StripeErrors.call(() -> this.stripe.v1().mandates().retrieve(mandate)).getStatus());
	}

	private record ReportedMandate(String paymentMethod, String mandate) {
	}

}
