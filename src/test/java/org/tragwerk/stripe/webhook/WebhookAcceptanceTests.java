package org.tragwerk.stripe.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

import org.tragwerk.Fault;
import org.tragwerk.stripe.client.StripeProperties;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.sync.SyncRequest;
import org.tragwerk.stripe.sync.SyncWorker;
import org.tragwerk.stripe.webhook.WebhookEvent.Handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willThrow;

class WebhookAcceptanceTests {

	private static final byte[] PAID = SignedWebhookEvent.event("evt_1", "invoice.paid", "cus_1");

	private final SignatureVerifier verifier = Mockito.mock(SignatureVerifier.class);

	private final WebhookEventBatcher batcher = Mockito.mock(WebhookEventBatcher.class);

	private final SyncWorker worker = Mockito.mock(SyncWorker.class);

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final WebhookInbox inbox = new WebhookInbox(this.verifier, this.batcher, this.worker, this.meters,
			new StripeProperties("sk_test_1", null, List.of("whsec_1"), "prod_1", true));

	@BeforeEach
	void signed() {
		given(this.verifier.isGenuine(any(), any())).willReturn(true);
	}

	@Test
	@Fault({ "F1", "F2", "F17" })
	void storesNothingWithAnInvalidSignature() {
		given(this.verifier.isGenuine(any(), any())).willReturn(false);
		assertThat(this.inbox.accept(PAID, "forged")).isFalse();
		then(this.batcher).shouldHaveNoInteractions();
		then(this.worker).shouldHaveNoInteractions();
		assertThat(counted("other", "refused")).isEqualTo(1);
	}

	@Test
	@Fault("F18")
	void storesAValidEventBeforeTheSync() {
		assertThat(this.inbox.accept(PAID, "good")).isTrue();
		var order = Mockito.inOrder(this.batcher, this.worker);
		order.verify(this.batcher).store(any());
		order.verify(this.worker).wakeFor(any());
		then(this.worker).shouldHaveNoMoreInteractions();
		assertThat(kept().handling()).isEqualTo(Handling.SYNC);
		assertThat(kept().body()).isEqualTo(PAID);
		assertThat(kept().syncRequest()).isEqualTo(
				new SyncRequest("cus_1", RequestPriority.WEBHOOK, "x_evt_1", Instant.ofEpochSecond(1_800_000_000)));
		assertThat(counted("invoice.paid", "sync")).isEqualTo(1);
		assertThat(counted("other", "refused")).isZero();
	}

	@Test
	@Fault("F19")
	void reportsAnEventThatIsNotStored() {
		willThrow(new IllegalStateException("the database is gone")).given(this.batcher).store(any());
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> this.inbox.accept(PAID, "good"));
		then(this.worker).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F14")
	void recordsAnUnknownTypeWithoutSync() {
		this.inbox.accept(SignedWebhookEvent.event("evt_1", "foo.bar", "cus_1"), "good");
		assertThat(kept().handling()).isEqualTo(Handling.RECORD);
		then(this.worker).shouldHaveNoInteractions();
		assertThat(counted("other", "record")).isEqualTo(1);
	}

	@Test
	@Fault("F4")
	void quarantinesUnreadableEvents() {
		assertThat(this.inbox.accept("{".getBytes(StandardCharsets.UTF_8), "good")).isTrue();
		assertThat(kept().handling()).isEqualTo(Handling.QUARANTINE);
		assertThat(kept().header().id()).matches("unreadable-[0-9a-f]{64}");
		assertThat(kept().header().livemode()).isFalse();
		then(this.worker).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F12")
	void quarantinesEventsOfTheWrongMode() {
		var live = new String(PAID, StandardCharsets.UTF_8).replace("\"livemode\":false", "\"livemode\":true");
		this.inbox.accept(live.getBytes(StandardCharsets.UTF_8), "good");
		assertThat(kept().handling()).isEqualTo(Handling.QUARANTINE);
		then(this.worker).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F15")
	void syncsAllForAnEventOfAnotherReleaseTrain() {
		var foreign = new String(PAID, StandardCharsets.UTF_8).replace("dahlia", "tulip");
		this.inbox.accept(foreign.getBytes(StandardCharsets.UTF_8), "good");
		assertThat(kept().syncRequest()).isEqualTo(SyncRequest.full("cus_1", RequestPriority.WEBHOOK));
		assertThat(counted("invoice.paid", "other_train")).isEqualTo(1);
	}

	@Test
	@Fault("F15")
	void syncsNothingForAnUnknownTypeOfAnotherReleaseTrain() {
		var foreign = new String(SignedWebhookEvent.event("evt_1", "foo.bar", "cus_1"), StandardCharsets.UTF_8)
			.replace("dahlia", "tulip");
		this.inbox.accept(foreign.getBytes(StandardCharsets.UTF_8), "good");
		assertThat(kept().handling()).isEqualTo(Handling.RECORD);
	}

	@Test
	void registersCountersWithAlertsAtStartup() {
		assertThat(this.meters.find("tragwerk.webhook.events").tag("result", "quarantine").counter()).isNotNull();
		assertThat(this.meters.find("tragwerk.webhook.events").tag("result", "other_train").counter()).isNotNull();
	}

	private WebhookEvent kept() {
		var event = ArgumentCaptor.forClass(WebhookEvent.class);
		then(this.batcher).should().store(event.capture());
		return event.getValue();
	}

	private double counted(String type, String result) {
		return this.meters.counter("tragwerk.webhook.events", "type", type, "result", result).count();
	}

}
