package org.tragwerk.sandbox;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.model.Customer;
import com.stripe.param.CustomerListParams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ParameterValidationTests {

	private static SandboxFixture fixture;

	@BeforeAll
	static void start() {
		fixture = new SandboxFixture();
	}

	@AfterAll
	static void stop() {
		fixture.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-",
			textBlock = """
					/v1/customers         | mail=a@b.de                                  | parameter_unknown         | mail
					/v1/customers         | address[town]=Berlin                         | parameter_unknown         | address[town]
					/v1/customers         | email=nobody                                 | email_invalid             | email
					/v1/customers         | email=                                       | parameter_invalid_empty   | email
					/v1/customers         | tax_exempt=perhaps                           | -                         | tax_exempt
					/v1/customers         | expand[]=name                                | -                         | expand
					/v1/customers         | balance=100                                  | sandbox_not_simulated     | balance
					/v1/products          | description=x                                | parameter_missing         | name
					/v1/prices            | currency=eur&product=prod_newspaper          | parameter_missing         | unit_amount
					/v1/prices            | currency=eur&product=prod_x&unit_amount=1    | resource_missing          | product
					/v1/prices            | currency=eur&unit_amount=five                | parameter_invalid_integer | unit_amount
					/v1/checkout/sessions | success_url=http://x                         | parameter_missing         | mode
					/v1/checkout/sessions | mode=subscription&success_url=http://x       | parameter_missing         | line_items
					/v1/checkout/sessions | mode=gift                                    | -                         | mode
					/v1/checkout/sessions | mode=subscription&expires_at=1               | -                         | expires_at
					/v1/checkout/sessions | mode=subscription&line_items=none            | -                         | line_items
					/v1/checkout/sessions | mode=subscription&line_items[0][cost]=1      | parameter_unknown         | line_items[0][cost]
					/v1/checkout/sessions | mode=subscription&client_reference_id=a.b    | -                         | client_reference_id
					""")
	void refusesWhatStripeRefuses(String path, String form, String code, String param) {
		var response = fixture.api("POST", path, form);

		assertThat(response.statusCode()).isEqualTo(400);
		var error = error(response.body());
		assertThat(error.get("type").getAsString()).isEqualTo("invalid_request_error");
		assertThat(error.has("code") ? error.get("code").getAsString() : null).isEqualTo(code);
		assertThat(error.get("param").getAsString()).isEqualTo(param);
		assertThat(error.get("message").getAsString()).isNotBlank();
		assertThat(response.headers().firstValue("Request-Id")).isPresent();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/v1/customers?limit=0
			/v1/customers?limit=101
			/v1/customers?starting_after=cus_none
			/v1/subscriptions?status=alive
			/v1/customers?expand[]=data.name
			/v1/invoice_payments?payment[payment_intent]=pi_1
			""")
	void refusesWrongFilters(String path) {
		fixture.api("POST", "/v1/customers", "");

		assertThat(fixture.api("GET", path.replace("[", "%5B").replace("]", "%5D"), "").statusCode()).isEqualTo(400);
	}

	@Test
	void reportsAMissingObject() {
		var response = fixture.api("GET", "/v1/subscriptions/sub_none", "");

		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(error(response.body()).get("code").getAsString()).isEqualTo("resource_missing");
	}

	@Test
	void knowsItsRoutesOnly() {
		assertThat(fixture.api("GET", "/v1/subscriptions/sub_1/cancel", "").statusCode()).isEqualTo(404);
	}

	@Test
	void changesNothingWhenTheExpansionIsWrong() throws Exception {
		var before = fixture.stripe.v1().customers().list().getData().size();

		assertThat(fixture.api("POST", "/v1/customers", "expand[]=name").statusCode()).isEqualTo(400);

		assertThat(fixture.stripe.v1().customers().list().getData()).hasSize(before);
	}

	@Test
	void pagesBothWays() throws Exception {
		for (var index = 0; index < 5; index++) {
			fixture.customer();
		}
		var firstPage = fixture.stripe.v1().customers().list(limit().build());
		var last = firstPage.getData().get(1).getId();
		var secondPage = fixture.stripe.v1().customers().list(limit().setStartingAfter(last).build());
		var back = fixture.stripe.v1()
			.customers()
			.list(limit().setEndingBefore(secondPage.getData().get(0).getId()).build());

		assertThat(firstPage.getHasMore()).isTrue();
		assertThat(back.getData()).extracting(Customer::getId)
			.containsExactlyElementsOf(firstPage.getData().stream().map(Customer::getId).toList());
	}

	@Test
	void refusesWhatIsTooLongOrTooMuch() throws Exception {
		var many = IntStream.range(0, 51)
			.mapToObj((key) -> "metadata[k" + key + "]=1")
			.collect(Collectors.joining("&"));
		for (var form : List.of(many, "metadata[" + "k".repeat(41) + "]=1", "metadata[k]=" + "v".repeat(501))) {
			assertThat(fixture.api("POST", "/v1/customers", form).statusCode()).isEqualTo(400);
		}
		assertThat(fixture.api("GET", "/v1/customers?limit=101", "").statusCode()).isEqualTo(400);
		var reference = "mode=setup&currency=eur&success_url=https://example.org/&client_reference_id=";
		assertThat(fixture.api("POST", "/v1/checkout/sessions", reference + "r".repeat(201)).statusCode())
			.isEqualTo(400);
		assertThat(fixture.api("POST", "/v1/checkout/sessions", reference + "a%20b").statusCode()).isEqualTo(400);
	}

	@Test
	void searchesWhatIsAMinuteOld() throws Exception {
		var customer = fixture.customer();
		fixture.api("POST", "/v1/customers/" + customer.getId(), "metadata[reader]=lag-7");
		var query = "/v1/customers/search?query=metadata%5B%27reader%27%5D%3A%27lag-7%27";
		assertThat(fixture.api("GET", query, "").body()).doesNotContain(customer.getId());
		fixture.advance("PT2M");
		assertThat(fixture.api("GET", query, "").body()).contains(customer.getId(), "search_result");
		assertThat(fixture.api("GET", "/v1/customers/search?query=nonsense", "").statusCode()).isEqualTo(400);
	}

	private static CustomerListParams.Builder limit() {
		return CustomerListParams.builder().setLimit(2L);
	}

	@Test
	void requiresATestKey() {
		var request = java.net.http.HttpRequest
			.newBuilder(java.net.URI.create(fixture.sandbox.url() + "/v1/customers"));
		assertThat(fixture.send(request).statusCode()).isEqualTo(401);
		assertThat(fixture.send(request.header("Authorization", "Bearer sk_live_1")).statusCode()).isEqualTo(401);
	}

	@Test
	void mergesMetadata() throws Exception {
		var customer = fixture.customer();
		fixture.api("POST", "/v1/customers/" + customer.getId(), "metadata[a]=1&metadata[b]=2");
		fixture.api("POST", "/v1/customers/" + customer.getId(), "metadata[a]=&metadata[c]=3");

		assertThat(fixture.stripe.v1().customers().retrieve(customer.getId()).getMetadata()).containsOnly(
				org.assertj.core.api.Assertions.entry("b", "2"), org.assertj.core.api.Assertions.entry("c", "3"));
	}

	private static JsonObject error(String body) {
		return JsonParser.parseString(body).getAsJsonObject().getAsJsonObject("error");
	}

}
