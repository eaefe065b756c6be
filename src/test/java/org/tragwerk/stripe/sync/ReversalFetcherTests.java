package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import com.stripe.model.Charge;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.payment.DisputeSnapshot;
import org.tragwerk.payment.DisputeSnapshot.Status;
import org.tragwerk.payment.PaymentSnapshot.FraudWarning;
import org.tragwerk.payment.PaymentSnapshot.Reversal;
import org.tragwerk.payment.RefundSnapshot;
import org.tragwerk.stripe.client.FakeStripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class ReversalFetcherTests {

	private final FakeStripe stripe = new FakeStripe();

	private final SyncMarker syncMarker = mock(SyncMarker.class);

	private final ReversalFetcher fetcher = new ReversalFetcher(this.stripe.client(), this.syncMarker);

	@Test
	@Fault({ "F69", "F70" })
	void fetchesAllDisputesOfADisputedCharge() {
		this.stripe.list("GET /v1/disputes", dispute("du_2", "lost"), dispute("du_1", "won"));
		var reversals = this.fetcher.fetch(List.of(charge("ch_1", "null", true), charge("ch_2", "\"pi_2\"", false)));
		assertThat(of("ch_1", reversals).disputes()).extracting(DisputeSnapshot::status)
			.containsExactly(Status.LOST, Status.WON);
		assertThat(reversals.get("ch_2")).isEqualTo(Reversal.NONE);
		assertThat(this.stripe.asked()).containsExactly("GET /v1/disputes charge=ch_1 limit=100");
		then(this.syncMarker).should().reversedAmong(List.of("pi_2"));
	}

	@Test
	@Fault({ "F70", "F77" })
	void fetchesAReportedInquiryAndWarning() {
		given(this.syncMarker.reversedAmong(List.of("pi_1", "pi_2"))).willReturn(Set.of("pi_2"));
		this.stripe.list("GET /v1/disputes", dispute("du_1", "warning_needs_response"));
		this.stripe.list("GET /v1/radar/early_fraud_warnings",
				"{\"id\":\"issfr_1\",\"object\":\"radar.early_fraud_warning\",\"fraud_type\":\"misc\",\"created\":1800000000}");
		var reversals = this.fetcher
			.fetch(List.of(charge("ch_1", "\"pi_1\"", false), charge("ch_2", "\"pi_2\"", false)));
		assertThat(reversals.get("ch_1")).isEqualTo(Reversal.NONE);
		assertThat(of("ch_2", reversals).disputes()).extracting(DisputeSnapshot::status)
			.containsExactly(Status.WARNING_NEEDS_RESPONSE);
		assertThat(of("ch_2", reversals).warning())
			.isEqualTo(new FraudWarning("issfr_1", "misc", Instant.ofEpochSecond(1800000000)));
		assertThat(this.stripe.asked()).containsExactly("GET /v1/disputes charge=ch_2 limit=100",
				"GET /v1/radar/early_fraud_warnings charge=ch_2 limit=1");
	}

	@Test
	void fetchesNoInquiryOfAChargeWithoutPaymentIntent() {
		given(this.syncMarker.reversedAmong(any())).willReturn(Set.of("pi_1"));
		this.stripe.list("GET /v1/disputes");
		this.stripe.list("GET /v1/radar/early_fraud_warnings");
		var reversals = this.fetcher.fetch(List.of(charge("ch_1", "\"pi_1\"", false), charge("ch_2", "null", false)));
		assertThat(reversals.values()).containsExactly(Reversal.NONE, Reversal.NONE);
		assertThat(this.stripe.asked()).noneMatch((asked) -> asked.contains("ch_2"));
	}

	@Test
	@Fault("F72")
	void listsRefundsOnlyIfTheChargeHasMore() {
		this.stripe.list("GET /v1/refunds", refund("re_2"), refund("re_1"));
		var charge = charge("ch_1", "null", false);
		charge.setRefunds(
				ApiResource.GSON.fromJson("{\"object\":\"list\",\"has_more\":false,\"data\":[" + refund("re_2") + "]}",
						com.stripe.model.RefundCollection.class));
		assertThat(of("ch_1", this.fetcher.fetch(List.of(charge))).refunds()).extracting(RefundSnapshot::providerId)
			.containsExactly("re_2");
		charge.getRefunds().setHasMore(true);
		assertThat(of("ch_1", this.fetcher.fetch(List.of(charge))).refunds()).extracting(RefundSnapshot::providerId)
			.containsExactly("re_2", "re_1");
		assertThat(this.stripe.asked()).containsExactly("GET /v1/refunds charge=ch_1 limit=100");
	}

	@Test
	void makesNoCallWithoutCharges() {
		assertThat(this.fetcher.fetch(List.of())).isEmpty();
		assertThat(this.stripe.asked()).isEmpty();
		then(this.syncMarker).should(never()).reversedAmong(any());
	}

	private static Reversal of(String charge, Map<String, Reversal> reversals) {
		return Objects.requireNonNull(reversals.get(charge));
	}

	private static Charge charge(String id, String intent, boolean disputed) {
		return ApiResource.GSON.fromJson("""
				{"id":"%s","object":"charge","amount":750,"currency":"eur","payment_intent":%s,"disputed":%s}"""
			.formatted(id, intent, disputed), Charge.class);
	}

	private static String refund(String id) {
		return """
				{"id":"%s","object":"refund","amount":100,"created":1800000000,"status":"succeeded"}""".formatted(id);
	}

	private static String dispute(String id, String status) {
		return """
				{"id":"%s","object":"dispute","amount":500,"currency":"eur","reason":"fraudulent","created":1800000000,
				"status":"%s"}""".formatted(id, status);
	}

}
