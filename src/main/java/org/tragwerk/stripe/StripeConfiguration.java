package org.tragwerk.stripe;

import com.stripe.Stripe;
import com.stripe.StripeClient;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client with the patience of work in the background, and the hands that do it.
 */
@Configuration(proxyBeanMethods = false)
class StripeConfiguration {

	private static final int HANDS = 4;

	private static final int RETRIES = 2;

	private static final int CONNECT_MILLIS = 5_000;

	private static final int READ_MILLIS = 20_000;

	@Bean
	WorkerPool subjectPool() {
		return new WorkerPool("subject", HANDS);
	}

	@Bean
	WorkerPool commandPool() {
		return new WorkerPool("command", 1);
	}

	@Bean
	StripeClient stripeClient(StripeProperties properties) {
		Stripe.enableTelemetry = false;
		var client = StripeClient.builder()
			.setApiKey(properties.apiKey())
			.setMaxNetworkRetries(RETRIES)
			.setConnectTimeout(CONNECT_MILLIS)
			.setReadTimeout(READ_MILLIS);
		if (properties.apiBase() != null) {
			client.setApiBase(properties.apiBase());
		}
		if (!properties.writes()) {
			client.setHttpClient(new ReadOnlyClient());
		}
		return client.build();
	}

}
