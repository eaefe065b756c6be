package org.tragwerk.sandbox;

import java.net.http.HttpResponse;
import java.util.stream.IntStream;

import com.stripe.StripeClient;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteFaultTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void resetsBeforeTheEffect() throws Exception {
		this.fixture.fault("route=POST /v1/customers&kind=reset_before&times=0");

		assertThatThrownBy(this.fixture::customer).isInstanceOf(ApiConnectionException.class);
		this.fixture.fault("clear=true");
		assertThat(customers()).isZero();
	}

	@Test
	void resetsAfterTheEffect() throws Exception {
		this.fixture.fault("route=POST /v1/customers&kind=reset_after&times=0");

		assertThatThrownBy(() -> create("key-1")).isInstanceOf(ApiConnectionException.class);
		this.fixture.fault("clear=true");
		assertThat(customers()).isEqualTo(1);
		create("key-1");
		assertThat(customers()).isEqualTo(1);
	}

	@Test
	void answersAnyStatus() throws Exception {
		this.fixture.fault("route=GET /v1/customers*&kind=status&status=429");

		assertThatThrownBy(this::customers).isInstanceOf(RateLimitException.class);
		assertThat(customers()).isZero();
	}

	@Test
	void takesNoMoreCallsOfAnEndpointThanItsLimit() throws Exception {
		this.fixture.post("/_sandbox/limits", "endpoint=1");
		var refused = refused("customers", "customers");
		this.fixture.customer();

		assertThat(refused.headers().firstValue("Stripe-Rate-Limited-Reason")).hasValue("endpoint-rate");
		assertThat(refused.headers().firstValue("Retry-After")).isEmpty();
		assertThat(refused.body()).contains("\"rate_limit\"");
	}

	@Test
	void takesNoMoreCallsThanItsLimit() {
		this.fixture.post("/_sandbox/limits", "global=1");

		assertThat(refused("customers", "invoices").headers().firstValue("Stripe-Rate-Limited-Reason"))
			.hasValue("global-rate");
	}

	/**
	 * Sends up to 40 requests to these paths in turn, and returns the first response with
	 * status 429.
	 */
	private HttpResponse<String> refused(String... paths) {
		return IntStream.range(0, 40)
			.mapToObj((call) -> this.fixture.api("GET", "/v1/" + paths[call % paths.length], ""))
			.filter((answer) -> answer.statusCode() == 429)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void refusesASecondCallToALockedObject() {
		this.fixture.fault("route=POST /v1/customers&kind=lock_timeout");
		var answer = this.fixture.api("POST", "/v1/customers", "");

		assertThat(answer.statusCode()).isEqualTo(429);
		assertThat(answer.headers().firstValue("Stripe-Rate-Limited-Reason")).isEmpty();
		assertThat(answer.body()).contains("\"lock_timeout\"");
	}

	@Test
	void countsTheTimes() throws Exception {
		this.fixture.fault("route=GET /v1/customers&kind=status&status=503&times=2");
		var patient = StripeClient.builder()
			.setApiKey("sk_test_tests")
			.setApiBase(this.fixture.sandbox.url())
			.setMaxNetworkRetries(2)
			.build();

		assertThat(patient.v1().customers().list(CustomerListParams.builder().build()).getData()).isEmpty();
	}

	@Test
	void paysBeforeTheResponseToTheCreation() throws Exception {
		this.fixture.fault("route=POST /v1/checkout/sessions&kind=complete_before_response");
		var customer = this.fixture.customer();

		var session = this.fixture.session(customer);

		assertThat(session.getStatus()).isEqualTo("open");
		assertThat(this.fixture.subscriptions(customer.getId())).hasSize(1);
	}

	@Test
	void namesTheKindsItKnows() {
		var answer = this.fixture.post("/_sandbox/faults", "route=*&kind=explosion");

		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("reset_before");
	}

	private void create(String key) throws StripeException {
		this.fixture.stripe.v1()
			.customers()
			.create(CustomerCreateParams.builder().build(), RequestOptions.builder().setIdempotencyKey(key).build());
	}

	private int customers() throws StripeException {
		return this.fixture.stripe.v1().customers().list().getData().size();
	}

}
