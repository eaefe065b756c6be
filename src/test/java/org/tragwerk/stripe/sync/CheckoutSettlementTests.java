package org.tragwerk.stripe.sync;

import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.tragwerk.Fault;
import org.tragwerk.pledging.CheckoutSnapshot.State;

import static org.assertj.core.api.Assertions.assertThat;

class CheckoutSettlementTests {

	@ParameterizedTest
	@Fault("F38")
	@CsvSource({ "open, unpaid, OPEN", "expired, unpaid, EXPIRED", "complete, paid, COMPLETED",
			"complete, no_payment_required, COMPLETED", "complete, unpaid, PROCESSING" })
	void treatsACompletedUnpaidSessionAsPending(String status, String payment, State state) {
		var session = session(status, payment, "null", "null");
		assertThat(CheckoutSettlement.state(session)).isEqualTo(state);
		assertThat(CheckoutSettlement.isPending(session)).isEqualTo(state == State.PROCESSING);
		assertThat(CheckoutSettlement.hasFailed(session)).isFalse();
	}

	@ParameterizedTest
	@Fault("F68")
	@CsvSource({ "void, FAILED", "uncollectible, FAILED", "open, PROCESSING" })
	void readsAFailedDebitFromTheInvoice(String invoice, State state) {
		var session = session("complete", "unpaid",
				"{\"id\":\"in_1\",\"object\":\"invoice\",\"status\":\"%s\"}".formatted(invoice),
				"{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"status\":\"canceled\"}");
		assertThat(CheckoutSettlement.state(session)).isEqualTo(state);
		assertThat(CheckoutSettlement.hasFailed(session)).isEqualTo(state == State.FAILED);
		assertThat(CheckoutSettlement.isPending(session)).isEqualTo(state == State.PROCESSING);
	}

	@ParameterizedTest
	@Fault("F68")
	@CsvSource({ "canceled, FAILED", "requires_payment_method, FAILED", "processing, PROCESSING" })
	void readsAFailedDebitFromThePaymentIntentWithoutInvoice(String intent, State state) {
		assertThat(CheckoutSettlement.state(session("complete", "unpaid", "null",
				"{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"status\":\"%s\"}".formatted(intent))))
			.isEqualTo(state);
	}

	private static Session session(String status, String payment, String invoice, String intent) {
		return ApiResource.GSON.fromJson(
				"{\"id\":\"cs_1\",\"object\":\"checkout.session\",\"status\":\"%s\",\"payment_status\":\"%s\",\"invoice\":%s,\"payment_intent\":%s}"
					.formatted(status, payment, invoice, intent),
				Session.class);
	}

}
