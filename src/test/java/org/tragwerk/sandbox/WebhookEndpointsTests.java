package org.tragwerk.sandbox;

import com.google.gson.JsonParser;
import com.stripe.exception.InvalidRequestException;
import com.stripe.model.WebhookEndpoint;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointCreateParams.EnabledEvent;
import com.stripe.param.WebhookEndpointUpdateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhookEndpointsTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void tellsTheSecretOnlyAtTheCreation() throws Exception {
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
	void holdsEachFieldOfTheObjectAndNoOther() throws Exception {
		create();

		var list = JsonParser.parseString(this.fixture.api("GET", "/v1/webhook_endpoints", "").body());
		var endpoint = list.getAsJsonObject().getAsJsonArray("data").get(0).getAsJsonObject();
		assertThat(new PublishedShape(WebhookEndpoint.class).differences(endpoint)).isEmpty();
	}

	private WebhookEndpoint create() throws Exception {
		return this.fixture.stripe.v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl("https://unterstuetzen.zeitung.example/webhooks/stripe")
				.addEnabledEvent(EnabledEvent.INVOICE__PAID)
				.setApiVersion(WebhookEndpointCreateParams.ApiVersion.VERSION_2026_07_29_DAHLIA)
				.build());
	}

}
