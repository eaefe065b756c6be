package org.tragwerk.stripe.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.tragwerk.Fault;
import org.tragwerk.stripe.client.FakeStripe;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.provider.StillCollectingException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RefunderTests {

	private static final long END = 1_800_000_000L;

	private static final CommandId COMMAND = new CommandId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private final FakeStripe stripe = new FakeStripe().answer("POST /v1/refunds",
			"{\"id\":\"re_1\",\"object\":\"refund\"}");

	private final Refunder refunder = new Refunder(this.stripe.client());

	@BeforeEach
	void nothingWasCollected() {
		this.stripe.list("GET /v1/invoices");
	}

	@Test
	void listsTheInvoicesOfTheSubscriptionWithTheirPayments() {
		payBack();
		assertThat(this.stripe.asked())
			.containsExactly("GET /v1/invoices expand[0]=data.payments limit=100 subscription=sub_1");
	}

	@Test
	@Fault("F72")
	void onlyWhatReachesBeyondTheEndGoesBack() {
		this.stripe.list("GET /v1/invoices", invoice(END - 2000, END - 1000, paid("pi_before", END + 500)),
				invoice(END - 2000, END, paid("pi_until", END + 500)),
				invoice(END - 1000, END + 1000, paid("pi_kept", END - 500)),
				invoice(END - 1000, END + 1000, paid("pi_late", END)),
				invoice(END, END + 2000, paid("pi_after", END - 500)));
		payBack();
		assertThat(this.stripe.asked()).filteredOn((asked) -> asked.startsWith("POST"))
			.containsExactly("POST /v1/refunds payment_intent=pi_late reason=requested_by_customer",
					"POST /v1/refunds payment_intent=pi_after reason=requested_by_customer");
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_late",
				"refund-" + COMMAND + "-pi_after");
	}

	@Test
	@Fault("F72")
	void onlyWhatWasPaidGoesBack() {
		this.stripe.list("GET /v1/invoices",
				invoice(END, END + 1000, paid("pi_1", END).replace("\"paid\"", "\"open\"")),
				invoice(END - 1, END + 1000, paid("pi_2", END).replace("{\"paid_at\":" + END + "}", "null")),
				invoice(END - 1, END + 1000, paid("pi_3", END).replace("{\"paid_at\":" + END + "}", "{}")),
				invoice(END, END + 1000, "{}").replace("[{}]", "[]"),
				"{\"id\":\"in_1\",\"object\":\"invoice\",\"lines\":{\"object\":\"list\",\"data\":[{\"period\":{\"start\":%d,\"end\":%d}}]}}"
					.formatted(END, END + 1));
		this.stripe.answer("GET /v1/payment_intents/pi_1", "{\"id\":\"pi_1\",\"status\":\"requires_payment_method\"}");
		payBack();
		assertThat(this.stripe.keys()).isEmpty();
	}

	@Test
	void aPaymentWithoutAnIntentGoesBackByItsCharge() {
		this.stripe.list("GET /v1/invoices",
				invoice(END, END + 1000,
						paid("pi_1", END).replace("{\"type\":\"payment_intent\",\"payment_intent\":\"pi_1\"}",
								"{\"type\":\"charge\",\"charge\":\"ch_1\"}")));
		payBack();
		assertThat(this.stripe.asked()).contains("POST /v1/refunds charge=ch_1 reason=requested_by_customer");
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-ch_1");
	}

	@Test
	@Fault("F75")
	void waitsForADebitOnItsWay() {
		this.stripe.list("GET /v1/invoices", invoice(END, END + 1000, open("pi_1")));
		this.stripe.answer("GET /v1/payment_intents/pi_1", "{\"id\":\"pi_1\",\"status\":\"processing\"}");
		assertThatExceptionOfType(StillCollectingException.class).isThrownBy(this::payBack);
		this.stripe.answer("GET /v1/payment_intents/pi_1", "{\"id\":\"pi_1\",\"status\":\"succeeded\"}");
		assertThatNoException().isThrownBy(this::payBack);
	}

	@Test
	@Fault("F75")
	void waitsForNothingThatIsPaidOrHasNoIntent() {
		this.stripe.answer("GET /v1/payment_intents/pi_1", "{\"id\":\"pi_1\",\"status\":\"processing\"}");
		this.stripe.list("GET /v1/invoices", invoice(END, END + 1000, paid("pi_1", END)),
				invoice(END, END + 1000, open("pi_1").replace("\"payment_intent\":\"pi_1\"", "\"charge\":\"ch_1\"")));
		assertThatNoException().isThrownBy(this::payBack);
	}

	@Test
	@Fault("F43")
	void getsPastAFailureThatStripeKeeps() {
		this.stripe.failAndKeep("POST /v1/refunds")
			.thenAnswer("POST /v1/refunds", "{\"id\":\"re_1\",\"object\":\"refund\"}");
		this.refunder.refund("pi_1", null, COMMAND);
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_1",
				"refund-" + COMMAND + "-pi_1-again");
	}

	@Test
	@Fault("F72")
	void whatIsGoneAlreadyCountsAsPaidBack() {
		for (var code : new String[] { "charge_already_refunded", "charge_disputed" }) {
			this.stripe.refuse("POST /v1/refunds", code);
			assertThatNoException().isThrownBy(() -> this.refunder.refund("pi_1", null, COMMAND));
		}
		this.stripe.refuse("POST /v1/refunds", "parameter_unknown");
		assertThatExceptionOfType(ProviderRefusalException.class)
			.isThrownBy(() -> this.refunder.refund("pi_1", null, COMMAND));
	}

	@Test
	void aRefusalWithoutACodeIsToldOn() {
		this.stripe.refuseWithoutCode("POST /v1/refunds");
		assertThatExceptionOfType(ProviderRefusalException.class)
			.isThrownBy(() -> this.refunder.refund("pi_1", null, COMMAND));
	}

	@Test
	@Fault("F93")
	void silenceIsToldOn() {
		assertThatExceptionOfType(ProviderUnavailableException.class)
			.isThrownBy(() -> new Refunder(new FakeStripe().client()).refund("pi_1", null, COMMAND));
	}

	@Test
	@Fault("F41")
	void whatSomebodyElseEndedMeanwhileIsOver() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", """
				{"id":"sub_1","status":"active","items":{"data":[{"id":"si_1","current_period_end":%d}]}}"""
			.formatted(END + 1));
		this.stripe.thenAnswer("GET /v1/subscriptions/sub_1",
				"{\"id\":\"sub_1\",\"status\":\"canceled\",\"ended_at\":1}");
		this.stripe.refuse("DELETE /v1/subscriptions/sub_1", "resource_missing");
		assertThatNoException().isThrownBy(() -> canceler().cancel("sub_1", Instant.ofEpochSecond(END), COMMAND));
	}

	@Test
	@Fault("F41")
	void nothingIsPlannedForWhatIsOver() {
		this.stripe.answer("GET /v1/subscriptions/sub_1",
				"""
						{"id":"sub_1","status":"canceled","ended_at":1,"items":{"data":[{"id":"si_1","current_period_end":%d}]}}"""
					.formatted(END));
		canceler().cancel("sub_1", Instant.ofEpochSecond(END + 1000), COMMAND);
		assertThat(this.stripe.keys()).isEmpty();
	}

	private SubscriptionCanceler canceler() {
		return new SubscriptionCanceler(this.stripe.client(), this.refunder,
				Clock.fixed(Instant.ofEpochSecond(END + 1), ZoneOffset.UTC));
	}

	private void payBack() {
		this.refunder.refundAfter("sub_1", Instant.ofEpochSecond(END), COMMAND);
	}

	private static String invoice(long from, long to, String payment) {
		return """
				{"id":"in_1","object":"invoice","lines":{"object":"list","data":[{"id":"il_1","period":{"start":%d,"end":%d}}]},
				"payments":{"object":"list","data":[%s]}}"""
			.formatted(from, to, payment);
	}

	private static String paid(String intent, long at) {
		return """
				{"id":"inpay_1","object":"invoice_payment","status":"paid","status_transitions":{"paid_at":%d},
				"payment":{"type":"payment_intent","payment_intent":"%s"}}""".formatted(at, intent);
	}

	private static String open(String intent) {
		return """
				{"id":"inpay_1","object":"invoice_payment","status":"open",
				"payment":{"type":"payment_intent","payment_intent":"%s"}}""".formatted(intent);
	}

}
