package org.tragwerk.stripe.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.provider.CancelSubscriptionCommand;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.provider.StillPendingException;
import org.tragwerk.stripe.client.FakeStripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class SubscriptionCancelerTests {

	private static final CommandId COMMAND = new CommandId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private static final String ASKED = " metadata[command_id]=" + COMMAND;

	private static final long START = 1_800_000_000L;

	private static final long END = 1_802_678_400L;

	private final FakeStripe stripe = new FakeStripe();

	/** The time within the current period. */
	private static final Clock NOW = Clock.fixed(Instant.ofEpochSecond(START + 5000), ZoneOffset.UTC);

	private final SubscriptionCanceler canceler = new SubscriptionCanceler(this.stripe.client(),
			new RefundLaterPayments(this.stripe.client(), new Refunder(this.stripe.client()),
					mock(OutsidePaymentTasks.class)),
			NOW);

	@BeforeEach
	void answer() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", subscription("active", "null"));
		this.stripe.answer("DELETE /v1/subscriptions/sub_1", subscription("canceled", "null"));
		this.stripe.answer("POST /v1/subscriptions/sub_1", subscription("active", Long.toString(END)));
		this.stripe.answer("POST /v1/refunds", "{\"id\":\"re_1\",\"object\":\"refund\",\"status\":\"succeeded\"}");
		this.stripe.list("GET /v1/refunds");
		this.stripe.list("GET /v1/disputes");
		this.stripe.answer("GET /v1/invoices", invoices());
	}

	@Test
	void cancelsAtThePeriodEnd() {
		end(END);
		assertThat(this.stripe.changes())
			.containsExactly("POST /v1/subscriptions/sub_1 cancel_at_period_end=true proration_behavior=none");
	}

	@Test
	@Fault("F57")
	void cancelsImmediatelyIfAFurtherPeriodBegan() {
		this.stripe.answer("POST /v1/subscriptions/sub_1",
				subscription("active", "null").replace(Long.toString(END), Long.toString(END + 1000))
					.replace(Long.toString(START), Long.toString(END)));
		this.stripe.answer("GET /v1/invoices", invoices(invoice(END, paid("pi_2"))));
		end(END);
		assertThat(this.stripe.changes()).containsExactly(
				"POST /v1/subscriptions/sub_1 cancel_at_period_end=true proration_behavior=none",
				"DELETE /v1/subscriptions/sub_1",
				"POST /v1/refunds" + ASKED + " payment_intent=pi_2 reason=requested_by_customer");
	}

	@Test
	void schedulesAnEndWithinThePeriodWithoutProration() {
		end(START + 5001);
		assertThat(this.stripe.changes())
			.containsExactly("POST /v1/subscriptions/sub_1 cancel_at=" + (START + 5001) + " proration_behavior=none");
	}

	@Test
	void cancelsImmediatelyWhenTheEndIsDue() {
		end(START + 5000);
		assertThat(this.stripe.changes()).containsExactly("DELETE /v1/subscriptions/sub_1");
	}

	@Test
	void schedulesALaterEndWithoutProration() {
		end(END + 1000);
		assertThat(this.stripe.changes())
			.containsExactly("POST /v1/subscriptions/sub_1 cancel_at=" + (END + 1000) + " proration_behavior=none");
	}

	@Test
	void movesALaterEndToThePeriodEnd() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", subscription("active", Long.toString(END + 1000)));
		end(END);
		assertThat(this.stripe.changes())
			.containsExactly("POST /v1/subscriptions/sub_1 cancel_at=" + END + " proration_behavior=none");
	}

	@Test
	void keepsAnEarlierEnd() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", subscription("active", Long.toString(END)));
		end(END);
		end(END + 1000);
		assertThat(this.stripe.changes()).isEmpty();
	}

	@Test
	void cancelsImmediatelyAndRefundsARenewal() {
		this.stripe.answer("GET /v1/invoices",
				invoices(invoice(START - 1000, paid("pi_old")), invoice(START, paid("pi_1"))));
		end(START);
		assertThat(this.stripe.changes()).containsExactly("DELETE /v1/subscriptions/sub_1",
				"POST /v1/refunds" + ASKED + " payment_intent=pi_1 reason=requested_by_customer");
	}

	@Test
	void cancelsImmediatelyAndKeepsEarlierPayments() {
		this.stripe.answer("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		end(START + 1000);
		assertThat(this.stripe.changes()).containsExactly("DELETE /v1/subscriptions/sub_1");
	}

	@Test
	@Fault("F72")
	void refundsPaymentsAfterTheEndForItsPeriod() {
		this.stripe.answer("GET /v1/invoices", invoices(invoice(START, END, paid("pi_1", START + 2000))));
		end(START + 1000);
		end(START + 3000);
		assertThat(this.stripe.changes()).containsExactly("DELETE /v1/subscriptions/sub_1",
				"POST /v1/refunds" + ASKED + " payment_intent=pi_1 reason=requested_by_customer",
				"DELETE /v1/subscriptions/sub_1");
	}

	@Test
	@Fault("F41")
	void refundsAnEndedSubscription() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", subscription("canceled", "null"));
		this.stripe.answer("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		end(START - 1000);
		assertThat(this.stripe.changes())
			.containsExactly("POST /v1/refunds" + ASKED + " payment_intent=pi_1 reason=requested_by_customer");
	}

	@Test
	@Fault("F72")
	void acceptsPaymentsRefundedAlready() {
		this.stripe.answer("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		for (var code : List.of("charge_already_refunded", "charge_disputed")) {
			this.stripe.refuse("POST /v1/refunds", code);
			end(START - 1000);
		}
	}

	@Test
	void reportsOtherRefusals() {
		this.stripe.answer("GET /v1/invoices", invoices(invoice(START, paid("pi_1"))));
		this.stripe.refuse("POST /v1/refunds", "parameter_unknown");
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> end(START - 1000));
	}

	@Test
	void waitsForAPendingDebit() {
		this.stripe.answer("GET /v1/invoices", invoices(invoice(START, paid("pi_1")), invoice(START, open("pi_2"))));
		this.stripe.answer("GET /v1/payment_intents/pi_2", intent("processing"));
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(() -> end(START - 1000));
		assertThat(this.stripe.changes()).containsExactly("DELETE /v1/subscriptions/sub_1",
				"POST /v1/refunds" + ASKED + " payment_intent=pi_1 reason=requested_by_customer");
		this.stripe.answer("GET /v1/payment_intents/pi_2", intent("requires_payment_method"));
		end(START - 1000);
	}

	@Test
	@Fault("F41")
	void acceptsAnEndedSubscription() {
		this.stripe.refuse("DELETE /v1/subscriptions/sub_1", "resource_missing");
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> end(START));
		this.stripe.answer("GET /v1/subscriptions/sub_1", subscription("canceled", "null"));
		end(START);
	}

	@Test
	@Fault("F43")
	void recoversFromAStoredFailure() {
		this.stripe.failAndKeep("POST /v1/subscriptions/sub_1")
			.thenAnswer("POST /v1/subscriptions/sub_1", subscription("active", Long.toString(END)));
		end(END);
		this.stripe.failAndKeep("DELETE /v1/subscriptions/sub_1")
			.thenAnswer("DELETE /v1/subscriptions/sub_1", subscription("canceled", "null"));
		end(START);
		assertThat(this.stripe.keys()).containsExactly("end-at-" + COMMAND, "end-at-" + COMMAND + "-again",
				"end-" + COMMAND, "end-" + COMMAND + "-again");
	}

	@Test
	@Fault("F43")
	void acceptsAScheduledEndSetByAFailedCall() {
		this.stripe.failAndKeep("POST /v1/subscriptions/sub_1");
		this.stripe.thenAnswer("GET /v1/subscriptions/sub_1", subscription("active", Long.toString(END)));
		end(END);
		assertThat(this.stripe.keys()).containsExactly("end-at-" + COMMAND);
	}

	@Test
	@Fault("F43")
	void acceptsAnEndMadeByAFailedCall() {
		this.stripe.failAndKeep("DELETE /v1/subscriptions/sub_1");
		this.stripe.thenAnswer("GET /v1/subscriptions/sub_1", subscription("canceled", "null"));
		end(START);
		assertThat(this.stripe.keys()).containsExactly("end-" + COMMAND);
	}

	private void end(long at) {
		this.canceler.execute(new CancelSubscriptionCommand("sub_1", Instant.ofEpochSecond(at)), COMMAND);
	}

	private static String subscription(String status, String cancelAt) {
		return """
				{"id":"sub_1","object":"subscription","status":"%s","cancel_at":%s,"ended_at":%s,
				"items":{"object":"list","data":[{"id":"si_1","current_period_start":%d,"current_period_end":%d}]}}"""
			.formatted(status, cancelAt, status.equals("canceled") ? "1" : "null", START, END);
	}

	private static String invoices(String... invoices) {
		return "{\"object\":\"list\",\"has_more\":false,\"data\":[" + String.join(",", invoices) + "]}";
	}

	private static String invoice(long from, String payment) {
		return invoice(from, from + 1, payment);
	}

	private static String invoice(long from, long to, String payment) {
		return """
				{"id":"in_%d","object":"invoice",
				"lines":{"object":"list","data":[{"id":"il_1","period":{"start":%d,"end":%d}}]},
				"payments":{"object":"list","data":[%s]}}""".formatted(from, from, to, payment);
	}

	private static String paid(String intent) {
		return payment(intent, "paid");
	}

	private static String paid(String intent, long at) {
		return paid(intent).replaceFirst("\\{", "{\"status_transitions\":{\"paid_at\":" + at + "},");
	}

	private static String open(String intent) {
		return payment(intent, "open");
	}

	private static String payment(String intent, String status) {
		return """
				{"id":"inpay_1","object":"invoice_payment","status":"%s",
				"payment":{"type":"payment_intent","payment_intent":"%s"}}""".formatted(status, intent);
	}

	private static String intent(String status) {
		return "{\"id\":\"pi_2\",\"object\":\"payment_intent\",\"status\":\"" + status + "\"}";
	}

}
