package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Set;

import com.stripe.model.Charge;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.stripe.client.FakeStripe;
import org.tragwerk.payment.Dispute.Status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

class DisputeFetcherTests {

	private final FakeStripe stripe = new FakeStripe();

	private final SyncMarker syncMarker = mock(SyncMarker.class);

	private final DisputeFetcher fetcher = new DisputeFetcher(this.stripe.client(), this.syncMarker);

	@Test
	@Fault("F69")
	void fetchesTheDisputeOfADisputedCharge() {
		this.stripe.list("GET /v1/disputes", dispute("lost"));
		var disputes = this.fetcher.fetch(List.of(charge("ch_1", "null", true), charge("ch_2", "\"pi_2\"", false)));
		assertThat(disputes).hasSize(1)
			.hasEntrySatisfying("ch_1", (dispute) -> assertThat(dispute.status()).isEqualTo(Status.LOST));
		assertThat(this.stripe.asked()).containsExactly("GET /v1/disputes charge=ch_1 limit=1");
		then(this.syncMarker).should().reversedAmong(List.of("pi_2"));
	}

	@Test
	@Fault("F70")
	void fetchesAnInquiryThatTheChargeDoesNotShow() {
		given(this.syncMarker.reversedAmong(List.of("pi_1", "pi_2"))).willReturn(Set.of("pi_2"));
		this.stripe.list("GET /v1/disputes", dispute("warning_needs_response"));
		var disputes = this.fetcher
			.fetch(List.of(charge("ch_1", "\"pi_1\"", false), charge("ch_2", "\"pi_2\"", false)));
		assertThat(disputes).hasSize(1)
			.hasEntrySatisfying("ch_2",
					(dispute) -> assertThat(dispute.status()).isEqualTo(Status.WARNING_NEEDS_RESPONSE));
	}

	@Test
	void aChargeWithoutAPaymentIntentHasNoInquiry() {
		given(this.syncMarker.reversedAmong(any())).willReturn(Set.of("pi_1"));
		this.stripe.list("GET /v1/disputes");
		assertThat(this.fetcher.fetch(List.of(charge("ch_1", "\"pi_1\"", false), charge("ch_2", "null", false))))
			.isEmpty();
		assertThat(this.stripe.asked()).containsExactly("GET /v1/disputes charge=ch_1 limit=1");
	}

	@Test
	void aRefundThatWasToldIsNoDispute() {
		given(this.syncMarker.reversedAmong(any())).willReturn(Set.of("pi_1"));
		this.stripe.list("GET /v1/disputes");
		assertThat(this.fetcher.fetch(List.of(charge("ch_1", "\"pi_1\"", false)))).isEmpty();
	}

	@Test
	void asksNobodyWhereNothingWasCharged() {
		assertThat(this.fetcher.fetch(List.of())).isEmpty();
		assertThat(this.stripe.asked()).isEmpty();
		then(this.syncMarker).should(never()).reversedAmong(any());
	}

	private static Charge charge(String id, String intent, boolean disputed) {
		return ApiResource.GSON.fromJson("""
				{"id":"%s","object":"charge","payment_intent":%s,"disputed":%s}""".formatted(id, intent, disputed),
				Charge.class);
	}

	private static String dispute(String status) {
		return """
				{"id":"du_1","object":"dispute","amount":500,"reason":"fraudulent","created":1800000000,"status":"%s"}"""
			.formatted(status);
	}

}
