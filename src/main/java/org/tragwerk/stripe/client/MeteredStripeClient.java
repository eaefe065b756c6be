package org.tragwerk.stripe.client;

import java.util.regex.Pattern;

import com.stripe.exception.StripeException;
import com.stripe.net.HttpClient;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts and times the calls to Stripe by endpoint and applies the {@link RateLimiter}.
 * Calls whose paths differ only in an object's id count as one endpoint, as in Stripe's
 * rate limits.
 */
class MeteredStripeClient extends HttpClient {

	private static final int TOO_MANY = 429;

	private static final Pattern ID = Pattern.compile("/[a-z]{2,8}_[\\w-]*[A-Z0-9][\\w-]*");

	private final HttpClient http;

	private final MeterRegistry meters;

	private final RateLimiter rateLimiter;

	MeteredStripeClient(HttpClient http, MeterRegistry meters, RateLimiter rateLimiter) {
		this.http = http;
		this.meters = meters;
		this.rateLimiter = rateLimiter;
	}

	@Override
	public StripeResponse request(StripeRequest request) throws StripeException {
		var endpoint = endpoint(request.method().name(), request.url().getPath());
		this.rateLimiter.acquire(endpoint, RequestPriority.current());
		try {
			var response = this.http.request(request);
			count(endpoint, Integer.toString(response.code()));
			if (response.code() == TOO_MANY) {
				this.rateLimiter.penalize(endpoint, RequestPriority.current());
			}
			return response;
		}
		catch (StripeException ex) {
			count(endpoint, "none");
			throw ex;
		}
	}

	private void count(String endpoint, String status) {
		Counter.builder("tragwerk.stripe.calls")
			.description("Calls of the Stripe API")
			.tags("endpoint", endpoint, "status", status)
			.register(this.meters)
			.increment();
	}

	static String endpoint(String method, String path) {
		return method + ' ' + ID.matcher(path).replaceAll("/{id}");
	}

}
