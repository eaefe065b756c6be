package org.tragwerk.sandbox;

import java.time.Duration;

import com.google.gson.JsonParser;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class WebhookEndpointsTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void showsTheSecretOnlyOnCreation() throws Exception {
		var created = create();

		assertThat(created.getSecret()).startsWith("whsec_");
		assertThat(created.getStatus()).isEqualTo("enabled");
		var endpoints = this.fixture.stripe.v1().webhookEndpoints();
		assertThat(endpoints.retrieve(created.getId()).getSecret()).isNull();
		assertThat(endpoints.list().getData()).singleElement().extracting(WebhookEndpoint::getSecret).isNull();
	}

	@Test
	void changesAllButTheVersion() throws Exception {
		var created = create();

		var updated = this.fixture.stripe.v1()
			.webhookEndpoints()
			.update(created.getId(),
					WebhookEndpointUpdateParams.builder()
						.setDisabled(true)
						.addEnabledEvent(WebhookEndpointUpdateParams.EnabledEvent.CUSTOMER__DELETED)
						.build());

		assertThat(updated.getStatus()).isEqualTo("disabled");
		assertThat(updated.getEnabledEvents()).containsExactly("customer.deleted");
		assertThat(this.fixture.api("POST", "/v1/webhook_endpoints/" + created.getId(), "api_version=2020-08-27")
			.statusCode()).isEqualTo(400);
	}

	@Test
	void forgetsWhatIsDeleted() throws Exception {
		var created = create();
		var endpoints = this.fixture.stripe.v1().webhookEndpoints();

		assertThat(endpoints.delete(created.getId()).getDeleted()).isTrue();

		assertThat(endpoints.list().getData()).isEmpty();
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> endpoints.retrieve(created.getId()))
			.extracting(InvalidRequestException::getStatusCode)
			.isEqualTo(404);
	}

	@Test
	void refusesEventsThatStripeDoesNotHave() {
		var form = "url=https%3A%2F%2Fexample.org%2Fhook&enabled_events%5B%5D=invoice.invented";

		assertThat(this.fixture.api("POST", "/v1/webhook_endpoints", form).statusCode()).isEqualTo(400);
	}

	@Test
	void receivesWhatItSubscribedToSignedWithItsOwnSecret() throws Exception {
		try (var receiver = new WebhookReceiver()) {
			var endpoint = create(receiver.url(), EnabledEvent.CUSTOMER__UPDATED);

			this.fixture.subscribed();

			await().atMost(Duration.ofMinutes(1)).until(() -> receiver.deliveries.size() == 1);
			var delivery = receiver.deliveries.get(0);
			assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), endpoint.getSecret()).getType())
				.isEqualTo("customer.updated");
		}
	}

	@Test
	void isHeardAtTheAddressThatWasSaidToo() throws Exception {
		try (var receiver = new WebhookReceiver()) {
			this.fixture.post("/_sandbox/webhook_target", "url=" + receiver.url());
			var endpoint = create(receiver.url(), EnabledEvent.INVOICE__PAID);

			this.fixture.customer();

			await().atMost(Duration.ofMinutes(1)).until(() -> receiver.deliveries.size() == 1);
			var delivery = receiver.deliveries.get(0);
			assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), endpoint.getSecret()))
				.isEqualTo(Webhook.constructEvent(delivery.body(), delivery.signature(), SandboxFixture.SECRET));
		}
	}

	@Test
	void deliversToEachSubscribedEndpoint() throws Exception {
		try (var said = new WebhookReceiver(); var one = new WebhookReceiver(); var other = new WebhookReceiver()) {
			this.fixture.post("/_sandbox/webhook_target", "url=" + said.url());
			create(one.url(), EnabledEvent.CUSTOMER__CREATED);
			create(other.url(), EnabledEvent.INVOICE__PAID);
			other.answerOnce(500);
			this.fixture.subscribed();

			await().atMost(Duration.ofMinutes(1)).until(() -> other.deliveries.size() == 2);
			assertThat(said.types()).contains("customer.created", "invoice.paid");
			assertThat(one.types()).containsExactly("customer.created");
			assertThat(other.types()).containsOnly("invoice.paid");
		}
	}

	@Test
	void tellsNobodyElsewhere() throws Exception {
		create();
		this.fixture.subscribed();
		this.fixture.advance("PT3S");

		assertThat(this.fixture.get("/_sandbox/events", "application/json").body()).contains("invoice.paid")
			.doesNotContain("\"status\"");
	}

	@ParameterizedTest
	@CsvSource({ "2025-02-24.acacia,true", "2025-09-30.clover,false", "2026-07-29.dahlia,false" })
	void speaksTheVersionOfTheEndpoint(String version, boolean former) throws Exception {
		try (var receiver = new WebhookReceiver()) {
			var answer = this.fixture.api("POST", "/v1/webhook_endpoints", "url=" + receiver.url()
					+ "&enabled_events[0]=customer.subscription.created&api_version=" + version);
			assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
			this.fixture.subscribed();
			await().atMost(Duration.ofMinutes(1)).until(() -> receiver.deliveries.size() == 1);

			var event = JsonParser.parseString(receiver.deliveries.get(0).body()).getAsJsonObject();
			assertThat(event.get("api_version").getAsString()).isEqualTo(version);
			assertThat(event.getAsJsonObject("data").getAsJsonObject("object").has("current_period_end"))
				.isEqualTo(former);
		}
	}

	private WebhookEndpoint create() throws Exception {
		return create("https://unterstuetzen.zeitung.example/webhooks/stripe", EnabledEvent.INVOICE__PAID);
	}

	private WebhookEndpoint create(String url, EnabledEvent event) throws Exception {
		return this.fixture.stripe.v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl(url)
				.addEnabledEvent(event)
				.setApiVersion(WebhookEndpointCreateParams.ApiVersion.VERSION_2026_07_29_DAHLIA)
				.build());
	}

}
