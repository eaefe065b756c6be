package org.tragwerk.stripe.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.sync.SyncRequest;

import static org.assertj.core.api.Assertions.assertThat;

class WebhookEventTypesTests {

	private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

	@Test
	void renewalsRequestASyncOfTheirObject() {
		assertThat(WebhookEventTypes.syncRequest(head("invoice.paid", "cus_1", NOW)))
			.isEqualTo(new SyncRequest("cus_1", RequestPriority.WEBHOOK, "obj_1", NOW));
		assertThat(WebhookEventTypes.syncRequest(head("invoice.paid", "cus_1", null)))
			.isEqualTo(SyncRequest.full("cus_1", RequestPriority.WEBHOOK));
	}

	@ParameterizedTest
	@Fault("F33")
	@ValueSource(strings = { "checkout.session.completed", "checkout.session.async_payment_succeeded",
			"checkout.session.async_payment_failed", "customer.subscription.created" })
	void completedCheckoutsHaveAHigherPriority(String type) {
		assertThat(WebhookEventTypes.syncRequest(head(type, "cus_1", NOW)))
			.isEqualTo(SyncRequest.full("cus_1", RequestPriority.CHECKOUT));
	}

	@ParameterizedTest
	@Fault("F33")
	@ValueSource(strings = { "checkout.session.expired", "invoice.payment_failed", "charge.dispute.created" })
	void otherHandledTypesRequestAFullSync(String type) {
		assertThat(WebhookEventTypes.syncRequest(head(type, "cus_1", NOW)))
			.isEqualTo(SyncRequest.full("cus_1", RequestPriority.WEBHOOK));
	}

	@ParameterizedTest
	@Fault({ "F14", "F98" })
	@ValueSource(strings = { "invoice.created", "charge.failed", "customer.created", "foo.bar" })
	void otherTypesRequestNoSync(String type) {
		assertThat(WebhookEventTypes.syncRequest(head(type, "cus_1", NOW))).isNull();
	}

	@Test
	@Fault("F14")
	void eventsWithoutCustomerRequestNoSync() {
		assertThat(WebhookEventTypes.syncRequest(head("invoice.paid", null, NOW))).isNull();
	}

	@Test
	@Fault("F98")
	void labelsNameHandledTypesOnly() {
		assertThat(WebhookEventTypes.label("invoice.paid")).isEqualTo("invoice.paid");
		assertThat(WebhookEventTypes.label("foo.bar")).isEqualTo("other");
		assertThat(WebhookEventTypes.handled()).contains("charge.failed", "customer.deleted").doesNotContain("foo.bar");
	}

	@Test
	@Fault({ "F15", "F16" })
	void includesOnlyItsOwnReleaseTrain() {
		assertThat(ApiReleaseTrain.OURS.includes(of("2026-07-29.dahlia"))).isTrue();
		assertThat(ApiReleaseTrain.OURS.includes(of("2025-03-31.basil"))).isFalse();
		assertThat(ApiReleaseTrain.OURS.includes(of(null))).isFalse();
	}

	private static WebhookEventHeader of(@Nullable String version) {
		return new WebhookEventHeader("evt_1", "invoice.paid", false, version, "cus_1", "obj_1", NOW);
	}

	private static WebhookEventHeader head(String type, @Nullable String customer, @Nullable Instant at) {
		return new WebhookEventHeader("evt_1", type, false, "2026-07-29.dahlia", customer, "obj_1", at);
	}

}
