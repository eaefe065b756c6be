package org.tragwerk.stripe.client;

import java.util.List;
import java.util.Map;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.stripe.net.ApiMode;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.net.RequestOptions;
import com.stripe.net.StripeRequest;
import com.stripe.param.CustomerCreateParams;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ReadOnlyStripeClientTests {

	private final ReadOnlyStripeClient client = new ReadOnlyStripeClient();

	@Test
	void blocksWrites() {
		for (var method : List.of(RequestMethod.POST, RequestMethod.DELETE)) {
			assertThatExceptionOfType(WritesDisabledException.class)
				.isThrownBy(() -> this.client.request(request(method)));
			assertThatExceptionOfType(WritesDisabledException.class)
				.isThrownBy(() -> this.client.requestStream(request(method)));
		}
	}

	@Test
	void allowsReads() {
		assertThatExceptionOfType(ApiConnectionException.class)
			.isThrownBy(() -> this.client.request(request(RequestMethod.GET)))
			.isNotInstanceOf(WritesDisabledException.class);
		assertThatExceptionOfType(ApiConnectionException.class)
			.isThrownBy(() -> this.client.requestStream(request(RequestMethod.GET)))
			.isNotInstanceOf(WritesDisabledException.class);
	}

	@Test
	void isUsedWhileWritesAreDisabled() {
		var stripe = new FakeStripe().answer("POST /v1/customers", "{\"id\":\"cus_1\",\"object\":\"customer\"}");
		var params = CustomerCreateParams.builder().build();
		var readOnly = StripeConfiguration.client(new StripeProperties("sk_test_1", null, List.of(), "prod_1", false),
				stripe);
		assertThatExceptionOfType(WritesDisabledException.class)
			.isThrownBy(() -> readOnly.v1().customers().create(params));
		assertThat(stripe.asked()).isEmpty();
	}

	@Test
	void usesTheConfiguredBaseUrl() throws StripeException {
		var stripe = new FakeStripe().answer("GET /v1/customers/cus_1", "{\"id\":\"cus_1\",\"object\":\"customer\"}");
		StripeConfiguration
			.client(new StripeProperties("sk_test_1", "http://localhost:4242", List.of(), "prod_1", true), stripe)
			.v1()
			.customers()
			.retrieve("cus_1");
		StripeConfiguration.client(new StripeProperties("sk_test_2", null, List.of(), "prod_1", true), stripe)
			.v1()
			.customers()
			.retrieve("cus_1");
		var first = stripe.requests().get(0);
		assertThat(first.url()).hasHost("localhost");
		assertThat(first.headers().firstValue("Authorization")).contains("Bearer sk_test_1");
		assertThat(first.options().getMaxNetworkRetries()).isEqualTo(2);
		assertThat(first.options().getConnectTimeout()).isEqualTo(5_000);
		assertThat(first.options().getReadTimeout()).isEqualTo(20_000);
		assertThat(stripe.requests().get(1).url()).hasHost("api.stripe.com");
	}

	private static StripeRequest request(RequestMethod method) throws StripeException {
		return StripeRequest.create(method, "http://localhost:1/v1/customers", Map.of(),
				RequestOptions.builder().setApiKey("sk_test_1").setConnectTimeout(1000).setReadTimeout(1000).build(),
				ApiMode.V1);
	}

}
