package org.tragwerk.sandbox;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.stripe.model.Invoice;
import com.stripe.model.checkout.Session;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.sandbox.account.seeding.SeededPledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ClockTests {

	private static final int SUPPORTERS = 3_000;

	private final SandboxFixture fixture = new SandboxFixture();

	private WebhookReceiver receiver;

	@BeforeEach
	void receive() throws Exception {
		this.receiver = new WebhookReceiver();
	}

	@AfterEach
	void close() {
		this.receiver.close();
		this.fixture.close();
	}

	@Test
	void answersAnAdvanceBeforeItHasArrived() throws Exception {
		advanceWithAHeldRenewal();

		var state = state();
		assertThat(state.get("advancing").getAsBoolean()).isTrue();
		assertThat(state.get("progress").getAsDouble()).isBetween(0.0, 0.99);
		var until = Instant.parse(state.get("until").getAsString());
		assertThat(Instant.parse(state.get("now").getAsString())).isBefore(until);
		assertThat(this.fixture.sandbox.clock().instant()).isAfterOrEqualTo(until);
		assertThat(this.fixture.get("/_sandbox", "text/html").headers().firstValue("Refresh")).isPresent();
		this.receiver.release();
		awaitArrival();

		assertThat(state().get("advancing").getAsBoolean()).isFalse();
		assertThat(state().get("until").isJsonNull()).isTrue();
		assertThat(state().get("progress").getAsDouble()).isEqualTo(1.0);
		assertThat(this.fixture.get("/_sandbox", "text/html").headers().firstValue("Refresh")).isEmpty();
	}

	@Test
	void leadsABrowserBackToThePage() {
		var answer = this.fixture
			.send(HttpRequest.newBuilder(URI.create(this.fixture.sandbox.url() + "/_sandbox/clock"))
				.POST(HttpRequest.BodyPublishers.ofString("advance=PT1S")));
		assertThat(answer.statusCode()).isEqualTo(303);
		assertThat(answer.headers().firstValue("Location")).hasValue("/_sandbox");
	}

	@Test
	void paysAndDeliversACheckoutWhileRenewalsAreReplayed() throws Exception {
		advanceWithAHeldRenewal();

		var session = this.fixture.session(this.fixture.customer());
		assertThat(this.fixture.complete(session, "succeeded").statusCode()).isEqualTo(200);
		await().atMost(Duration.ofMinutes(1)).until(() -> isDelivered(session));
		assertThat(this.fixture.isAdvancing()).isTrue();
		assertThat(cyclesPaid()).isZero();
		this.receiver.release();
		awaitArrival();

		await().atMost(Duration.ofMinutes(1)).until(() -> cyclesPaid() == 2);
	}

	@Test
	void keepsListsInTheOrderOfCreationWhenThePastComesLater() throws Exception {
		advanceWithAHeldRenewal();
		this.fixture.complete(this.fixture.session(this.fixture.customer()), "succeeded");
		this.receiver.release();
		awaitArrival();

		var invoices = this.fixture.stripe.v1().invoices().list(InvoiceListParams.builder().build()).getData();
		assertThat(invoices).extracting(Invoice::getBillingReason)
			.containsExactly("subscription_create", "subscription_cycle", "subscription_cycle", "subscription_create",
					"subscription_create");
		assertThat(invoices).extracting(Invoice::getCreated).isSortedAccordingTo(Comparator.reverseOrder());
	}

	@Test
	void refusesASecondAdvanceUntilTheFirstHasArrived() throws Exception {
		advanceWithAHeldRenewal();
		var refused = this.fixture.post("/_sandbox/clock", "advance=P1D");
		assertThat(refused.statusCode()).isEqualTo(409);
		assertThat(refused.body()).contains("advancing already");
		this.receiver.release();
		awaitArrival();

		assertThat(this.fixture.post("/_sandbox/clock", "advance=P1D").statusCode()).isEqualTo(202);
	}

	@Test
	void showsObjectsAsAdvancing() throws Exception {
		var clocks = this.fixture.stripe.v1().testHelpers().testClocks();
		var now = this.fixture.sandbox.clock().instant().getEpochSecond();
		var clock = clocks.create(TestClockCreateParams.builder().setFrozenTime(now).build());
		advanceWithAHeldRenewal();

		assertThat(clocks.retrieve(clock.getId()).getStatus()).isEqualTo("advancing");
		assertThat(clocks.retrieve(clock.getId()).getStatusDetails().getAdvancing().getTargetFrozenTime())
			.isGreaterThan(now);
		assertThat(this.fixture.get("/_sandbox/objects/" + clock.getId(), "text/html").body())
			.contains("Die Uhr läuft gerade vor");
		assertThat(this.fixture.get("/_sandbox/tables/invoice", "text/html").body())
			.contains("Die Uhr läuft gerade vor");
		this.receiver.release();
		awaitArrival();

		assertThat(clocks.retrieve(clock.getId()).getStatus()).isEqualTo("ready");
		assertThat(this.fixture.get("/_sandbox/objects/" + clock.getId(), "text/html").body())
			.doesNotContain("Die Uhr läuft gerade vor");
	}

	@Test
	void answersCallsWhileThousandsRenew() throws Exception {
		var now = this.fixture.sandbox.clock().instant();
		this.fixture.sandbox.seed(IntStream.range(0, SUPPORTERS)
			.mapToObj((index) -> new SeededPledge(index, SandboxFixture.PRODUCT, 750, 1, "card",
					now.minus(Duration.ofDays(20)).minusSeconds(index), null, "r" + index + "@example.org", Map.of()))
			.toList(), now.minus(Duration.ofDays(30)));
		assertThat(this.fixture.post("/_sandbox/clock", "advance=P1M").statusCode()).isEqualTo(202);
		var answered = 0;
		for (var more = true; more; answered += more ? 1 : 0) {
			this.fixture.customer();
			more = this.fixture.isAdvancing();
		}

		assertThat(answered).isGreaterThan(20);
		var renewed = InvoiceListParams.builder().setSubscription("sub_seed0000000042").build();
		assertThat(this.fixture.stripe.v1().invoices().list(renewed).getData()).extracting(Invoice::getStatus)
			.containsExactly("paid", "paid");
	}

	/**
	 * Starts an advance over two renewals whose deliveries the webhook target does not
	 * answer, so that it cannot finish.
	 */
	private void advanceWithAHeldRenewal() throws Exception {
		this.fixture.subscribed();
		this.fixture.subscribed();
		this.fixture.stripe.v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl(this.receiver.url())
				.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.INVOICE__CREATED)
				.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.INVOICE__PAID)
				.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.CHECKOUT__SESSION__COMPLETED)
				.build());
		this.receiver.hold("subscription_cycle");
		var begun = this.fixture.post("/_sandbox/clock", "advance=P35D");
		assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
	}

	private void awaitArrival() {
		await().atMost(Duration.ofMinutes(1)).until(() -> !this.fixture.isAdvancing());
	}

	private boolean isDelivered(Session session) {
		return this.receiver.of("checkout.session.completed")
			.stream()
			.anyMatch((delivery) -> delivery.body().contains(session.getId()));
	}

	private long cyclesPaid() {
		return this.receiver.of("invoice.paid")
			.stream()
			.filter((delivery) -> delivery.body().contains("subscription_cycle"))
			.count();
	}

	private JsonObject state() {
		return JsonParser.parseString(this.fixture.get("/_sandbox/clock", "application/json").body()).getAsJsonObject();
	}

}
