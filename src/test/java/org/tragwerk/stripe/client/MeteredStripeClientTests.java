package org.tragwerk.stripe.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class MeteredStripeClientTests {

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final List<String> happened = new ArrayList<>();

	@ParameterizedTest
	@CsvSource({ "/v1/subscriptions/sub_1QabcDEF, GET /v1/subscriptions/{id}",
			"/v1/checkout/sessions/cs_test_a1B2c3/expire, GET /v1/checkout/sessions/{id}/expire",
			"/v1/payment_intents, GET /v1/payment_intents", "/v1/invoice_payments, GET /v1/invoice_payments",
			"/v1/customers/cus_seed0000000042, GET /v1/customers/{id}",
			"/v1/billing_portal/sessions, GET /v1/billing_portal/sessions" })
	void ignoresIdsInEndpoints(String path, String endpoint) {
		assertThat(MeteredStripeClient.endpoint("GET", path)).isEqualTo(endpoint);
	}

	@Test
	@Fault("F97")
	void acquiresTheLimiterBeforeEachCall() throws StripeException {
		ask(200);
		assertThat(this.happened).containsExactly("await WEBHOOK GET /v1/invoices", "call");
		assertThat(
				this.meters.counter("tragwerk.stripe.calls", "endpoint", "GET /v1/invoices", "status", "200").count())
			.isEqualTo(1);
	}

	@Test
	@Fault({ "F93", "F97" })
	void penalizesAnEndpointAfter429() throws StripeException {
		ask(429);
		assertThat(this.happened).containsExactly("await WEBHOOK GET /v1/invoices", "call",
				"rest WEBHOOK GET /v1/invoices");
	}

	@Test
	@Fault({ "F32", "F97" })
	void usesThePriorityOfTheThread() {
		RequestPriority.READER.run(() -> {
			RequestPriority.SWEEP.run(() -> assertThat(RequestPriority.current()).isEqualTo(RequestPriority.SWEEP));
			assertThatNoException().isThrownBy(() -> ask(429));
		});
		assertThat(this.happened).containsExactly("await READER GET /v1/invoices", "call",
				"rest READER GET /v1/invoices");
		assertThat(RequestPriority.current()).isEqualTo(RequestPriority.WEBHOOK);
	}

	@Test
	void countsACallWithoutResponse() {
		var broken = new HttpClient() {
			@Override
			public StripeResponse request(StripeRequest request) throws StripeException {
				throw new ApiConnectionException("reset");
			}
		};
		assertThatExceptionOfType(ApiConnectionException.class)
			.isThrownBy(() -> new MeteredStripeClient(broken, this.meters, RateLimiter.NONE)
				.request(StripeRequest.create(RequestMethod.GET, "https://api.stripe.com/v1/invoices", Map.of(),
						RequestOptions.builder().setApiKey("sk_test_1").build(), ApiMode.V1)));
		assertThat(
				this.meters.counter("tragwerk.stripe.calls", "endpoint", "GET /v1/invoices", "status", "none").count())
			.isEqualTo(1);
	}

	private void ask(int status) throws StripeException {
		new MeteredStripeClient(answering(status), this.meters, new RateLimiter() {

			@Override
			public void acquire(String endpoint, RequestPriority priority) {
				MeteredStripeClientTests.this.happened.add("await %s %s".formatted(priority, endpoint));
			}

			@Override
			public void penalize(String endpoint, RequestPriority priority) {
				MeteredStripeClientTests.this.happened.add("rest %s %s".formatted(priority, endpoint));
			}

		}).request(StripeRequest.create(RequestMethod.GET, "https://api.stripe.com/v1/invoices?limit=1", Map.of(),
				RequestOptions.builder().setApiKey("sk_test_1").build(), ApiMode.V1));
	}

	private HttpClient answering(int status) {
		return new HttpClient() {

			@Override
			public StripeResponse request(StripeRequest request) {
				MeteredStripeClientTests.this.happened.add("call");
				return new StripeResponse(status, HttpHeaders.of(Map.of()), "{}");
			}

		};
	}

}
