package org.tragwerk.stripe.client;

import java.util.Map;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpURLConnectionClient;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * The Stripe clients and the worker pools of background calls.
 */
@Configuration(proxyBeanMethods = false)
public class StripeConfiguration {

	/**
	 * More threads for the priorities that a reader waits for; sweeps are limited by
	 * their share of the calls.
	 */
	private static final Map<RequestPriority, Integer> THREADS = Map.of(RequestPriority.READER, 4,
			RequestPriority.CHECKOUT, 2, RequestPriority.WEBHOOK, 4, RequestPriority.SWEEP, 2);

	private static final int RETRIES = 2;

	private static final int CONNECT_MILLIS = 5_000;

	private static final int READ_MILLIS = 20_000;

	@Bean
	WorkerPool syncPool() {
		return new WorkerPool("sync", THREADS);
	}

	@Bean
	WorkerPool bulkSyncPool() {
		return new WorkerPool("bulk-sync", Map.of(RequestPriority.WEBHOOK, 1));
	}

	/** The client of background work, limited by the shared rate limiter. */
	@Bean
	@Primary
	StripeClient stripeClient(StripeProperties properties, SharedRateLimiter sharedRateLimiter, MeterRegistry meters) {
		return client(properties, new MeteredStripeClient(new HttpURLConnectionClient(), meters, sharedRateLimiter));
	}

	/** The client that opens Checkout while a reader waits, not rate-limited. */
	@Bean
	StripeClient readersClient(StripeProperties properties, MeterRegistry meters) {
		return client(properties, new MeteredStripeClient(new HttpURLConnectionClient(), meters, RateLimiter.NONE));
	}

	/**
	 * Creates a client with the settings' API key and base URL that sends its requests
	 * with {@code http}.
	 */
	public static StripeClient client(StripeProperties properties, HttpClient http) {
		Stripe.enableTelemetry = false;
		var client = StripeClient.builder()
			.setHttpClient(properties.writes() ? http : new ReadOnlyStripeClient())
			.setApiKey(properties.apiKey())
			.setMaxNetworkRetries(RETRIES)
			.setConnectTimeout(CONNECT_MILLIS)
			.setReadTimeout(READ_MILLIS);
		if (properties.apiBase() != null) {
			client.setApiBase(properties.apiBase());
		}
		return client.build();
	}

}
