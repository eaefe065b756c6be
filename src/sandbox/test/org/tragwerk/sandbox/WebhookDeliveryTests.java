package org.tragwerk.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.HashSet;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.stripe.param.EventListParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class WebhookDeliveryTests {

	private final SandboxFixture fixture = new SandboxFixture();

	private WebhookReceiver receiver;

	@BeforeEach
	void receive() throws Exception {
		this.receiver = new WebhookReceiver();
		this.fixture.post("/_sandbox/webhook_target", "url=" + this.receiver.url());
	}

	@AfterEach
	void close() {
		this.fixture.close();
		this.receiver.close();
	}

	@Test
	void signsSoThatStripesLibraryAcceptsIt() throws Exception {
		this.fixture.customer();
		awaitDeliveries(1);

		var delivery = this.receiver.deliveries.get(0);
		var event = Webhook.constructEvent(delivery.body(), delivery.signature(), SandboxFixture.SECRET);
		assertThat(event.getType()).isEqualTo("customer.created");
		assertThat(event.getDataObjectDeserializer().getObject()).isPresent();
		assertThat(event.getRequest().getId()).startsWith("req_");
		assertThat(event.getPendingWebhooks()).isEqualTo(1);
	}

	@Test
	void signsAtWallTimeWhateverTheClockSays() throws Exception {
		this.fixture.advance("P1Y");
		this.fixture.customer();
		awaitDeliveries(1);

		var delivery = this.receiver.deliveries.get(0);
		assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), SandboxFixture.SECRET)).isNotNull();
	}

	@Test
	void keepsTheOrder() throws Exception {
		this.fixture.subscribed();
		awaitDeliveries(12);

		assertThat(this.receiver.types()).startsWith("customer.created", "charge.succeeded", "payment_method.attached",
				"customer.updated", "checkout.session.completed", "customer.subscription.created");
	}

	@Test
	void triesAgainWithAFreshSignature() throws Exception {
		this.receiver.answerOnce(503);
		this.fixture.customer();
		awaitDeliveries(2);

		var first = this.receiver.deliveries.get(0);
		var second = this.receiver.deliveries.get(1);
		assertThat(second.id()).isEqualTo(first.id());
		assertThat(second.signature()).isNotEqualTo(first.signature());
		await().untilAsserted(() -> assertThat(this.fixture.get("/_sandbox/events", "application/json").body())
			.contains("\"503\"", "\"200\""));
	}

	@Test
	void drops() throws Exception {
		this.fixture.fault("delivery=drop&type=customer.created");
		this.fixture.customer();
		this.fixture.customer();
		awaitDeliveries(1);

		await().untilAsserted(() -> assertThat(events()).contains("dropped", "200"));
		assertThat(this.receiver.deliveries).hasSize(1);
		assertThat(this.fixture.api("GET", "/v1/events?delivery_success=false", "").body())
			.contains("customer.created");
	}

	@Test
	void duplicates() throws Exception {
		this.fixture.fault("delivery=duplicate&type=customer.*");
		this.fixture.customer();
		awaitDeliveries(2);

		assertThat(new HashSet<>(this.receiver.deliveries.stream().map(WebhookReceiver.Delivery::id).toList()))
			.hasSize(1);
	}

	@Test
	void reorders() throws Exception {
		this.fixture.fault("delivery=reorder&type=charge.succeeded");
		this.fixture.subscribed();
		awaitDeliveries(12);

		assertThat(this.receiver.types()).startsWith("customer.created", "payment_method.attached", "charge.succeeded",
				"customer.updated");
	}

	@Test
	void delays() throws Exception {
		this.fixture.fault("delivery=delay&type=charge.succeeded&millis=500");
		this.fixture.subscribed();
		awaitDeliveries(12);

		assertThat(this.receiver.types()).doesNotHaveDuplicates().contains("charge.succeeded");
		assertThat(this.receiver.types().indexOf("charge.succeeded")).isGreaterThan(3);
	}

	@Test
	void signsWithAForeignSecret() throws Exception {
		this.fixture.fault("delivery=foreign_secret");
		this.fixture.customer();
		awaitDeliveries(1);

		var delivery = this.receiver.deliveries.get(0);
		assertThatThrownBy(() -> Webhook.constructEvent(delivery.body(), delivery.signature(), SandboxFixture.SECRET))
			.isInstanceOf(SignatureVerificationException.class);
	}

	@Test
	void flipsLivemode() throws Exception {
		this.fixture.fault("delivery=livemode_flip");
		this.fixture.customer();
		awaitDeliveries(1);

		assertThat(this.receiver.deliveries.get(0).body()).contains("\"livemode\":true,\"pending_webhooks\"");
	}

	@Test
	void signsWithBothSecretsWhileOneIsRolled() throws Exception {
		this.fixture.post("/_sandbox/webhook_target", "secrets=whsec_new," + SandboxFixture.SECRET);
		this.fixture.customer();
		awaitDeliveries(1);

		var delivery = this.receiver.deliveries.get(0);
		assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), SandboxFixture.SECRET)).isNotNull();
		assertThat(Webhook.constructEvent(delivery.body(), delivery.signature(), "whsec_new")).isNotNull();
	}

	@Test
	void deliversBeforeTheResponseIfConfigured() throws Exception {
		this.fixture.fault("delivery=before_response&type=customer.created");

		this.fixture.customer();

		assertThat(this.receiver.types()).containsExactly("customer.created");
	}

	@Test
	void keepsTheBrowserUntilThePaymentIsDelivered() throws Exception {
		var session = this.fixture.session(this.fixture.customer());
		this.fixture.send(HttpRequest.newBuilder(URI.create(this.fixture.sandbox.url() + "/c/pay/" + session.getId()))
			.POST(HttpRequest.BodyPublishers.ofString("outcome=succeeded")));

		assertThat(this.receiver.types()).contains("checkout.session.completed");
	}

	@Test
	void findsWhatWasNotDelivered() throws Exception {
		var first = this.fixture.customer();
		awaitDeliveries(1);
		this.receiver.answerOnce(500);
		this.receiver.answerOnce(500);
		this.fixture.api("POST", "/v1/customers/" + first.getId(), "name=Ada");
		awaitDeliveries(2);
		var missed = EventListParams.builder().setDeliverySuccess(false).addType("customer.updated").build();
		assertThat(this.fixture.stripe.v1().events().list(missed).getData()).extracting(Event::getType)
			.containsExactly("customer.updated");
		awaitDeliveries(4);
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.fixture.stripe.v1().events().list(missed).getData().isEmpty());
	}

	@Test
	void knowsWhoAskedAndWhatWasBefore() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.api("POST", "/v1/customers/" + subscription.getCustomer(), "name=Ada");
		var events = this.fixture.stripe.v1().events().list(EventListParams.builder().setLimit(100L).build()).getData();
		for (var event : events) {
			var asked = event.getType().equals("customer.created") || event.getType().equals("customer.updated")
					&& event.getData().getPreviousAttributes().containsKey("name");
			assertThat(event.getRequest().getId() != null).as(event.getType()).isEqualTo(asked);
			assertThat(event.getData().getPreviousAttributes() == null || event.getType().endsWith(".updated"))
				.isTrue();
		}
	}

	@Test
	void forgetsAfterThirtyDays() throws Exception {
		this.fixture.customer();
		this.fixture.advance("P31D");
		assertThat(this.fixture.types()).isEmpty();
	}

	@Test
	void sendsOnceMore() throws Exception {
		this.fixture.customer();
		awaitDeliveries(1);

		this.fixture.post("/_sandbox/events/" + this.receiver.deliveries.get(0).id() + "/deliver", "");

		awaitDeliveries(2);
	}

	@Test
	void staysSilentWithoutATarget() throws Exception {
		this.fixture.post("/_sandbox/webhook_target", "url=");
		this.fixture.customer();

		assertThat(events()).contains("customer.created");
		assertThat(this.fixture.api("GET", "/v1/events", "").body()).contains("\"pending_webhooks\" : 0");
	}

	private String events() {
		return this.fixture.get("/_sandbox/events", "application/json").body();
	}

	private void awaitDeliveries(int count) {
		await().atMost(Duration.ofMinutes(1)).until(() -> this.receiver.deliveries.size() >= count);
	}

}
