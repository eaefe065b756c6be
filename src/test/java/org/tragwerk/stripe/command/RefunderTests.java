package org.tragwerk.stripe.command;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.provider.CancelSubscriptionCommand;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.provider.RefundPaymentCommand;
import org.tragwerk.provider.StillPendingException;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.stripe.client.FakeStripe;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class RefunderTests {

	private static final long END = 1_800_000_000L;

	private static final CommandId COMMAND = new CommandId(UUID.fromString("00000000-0000-0000-0000-0000000000c0"));

	private static final String SUCCEEDED = "{\"id\":\"re_1\",\"object\":\"refund\",\"status\":\"succeeded\"}";

	private static final String ASKED = " metadata[command_id]=" + COMMAND;

	private final FakeStripe stripe = new FakeStripe().answer("POST /v1/refunds", SUCCEEDED);

	private final StaffTasks staffTasks = mock(StaffTasks.class);

	private final Refunder refunder = new Refunder(this.stripe.client());

	private final RefundLaterPayments laterPayments = new RefundLaterPayments(this.stripe.client(), this.refunder,
			new OutsidePaymentTasks(this.staffTasks, new TransactionTemplate(mock(PlatformTransactionManager.class))));

	@BeforeEach
	void nothingWasCollected() {
		this.stripe.list("GET /v1/invoices");
		this.stripe.list("GET /v1/refunds");
		this.stripe.list("GET /v1/disputes");
	}

	@Test
	void listsTheInvoicesOfTheSubscriptionWithTheirPayments() {
		payBack();
		assertThat(this.stripe.asked())
			.containsExactly("GET /v1/invoices expand[0]=data.payments limit=100 subscription=sub_1");
	}

	@Test
	@Fault("F72")
	void refundsOnlyPaymentsForTimesAfterTheEnd() {
		this.stripe.list("GET /v1/invoices", invoice(END - 2000, END - 1000, paid("pi_before", END + 500)),
				invoice(END - 2000, END, paid("pi_until", END + 500)),
				invoice(END - 1000, END + 1000, paid("pi_kept", END - 500)),
				invoice(END - 1000, END + 1000, paid("pi_late", END)),
				invoice(END, END + 2000, paid("pi_after", END - 500)));
		payBack();
		assertThat(this.stripe.asked()).filteredOn((asked) -> asked.startsWith("POST"))
			.containsExactly("POST /v1/refunds" + ASKED + " payment_intent=pi_late reason=requested_by_customer",
					"POST /v1/refunds" + ASKED + " payment_intent=pi_after reason=requested_by_customer");
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_late",
				"refund-" + COMMAND + "-pi_after");
	}

	@Test
	@Fault("F72")
	void refundsOnlyPaidPayments() {
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
	void refundsAPaymentWithoutIntentByItsCharge() {
		this.stripe.list("GET /v1/invoices",
				invoice(END, END + 1000,
						paid("pi_1", END).replace("{\"type\":\"payment_intent\",\"payment_intent\":\"pi_1\"}",
								"{\"type\":\"charge\",\"charge\":\"ch_1\"}")));
		payBack();
		assertThat(this.stripe.asked())
			.contains("POST /v1/refunds charge=ch_1" + ASKED + " reason=requested_by_customer");
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-ch_1");
	}

	@Test
	@Fault("F75")
	void waitsForAPendingDebit() {
		this.stripe.list("GET /v1/invoices", invoice(END, END + 1000, open("pi_1")));
		this.stripe.answer("GET /v1/payment_intents/pi_1", "{\"id\":\"pi_1\",\"status\":\"processing\"}");
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(this::payBack);
		this.stripe.answer("GET /v1/payment_intents/pi_1", "{\"id\":\"pi_1\",\"status\":\"succeeded\"}");
		assertThatNoException().isThrownBy(this::payBack);
	}

	@Test
	@Fault("F75")
	void doesNotWaitForPaidPayments() {
		this.stripe.answer("GET /v1/payment_intents/pi_1", "{\"id\":\"pi_1\",\"status\":\"processing\"}");
		this.stripe.list("GET /v1/invoices", invoice(END, END + 1000, paid("pi_1", END)),
				invoice(END, END + 1000, open("pi_1").replace("\"payment_intent\":\"pi_1\"", "\"charge\":\"ch_1\"")));
		assertThatNoException().isThrownBy(this::payBack);
	}

	@Test
	@Fault("F43")
	void recoversFromAStoredFailure() {
		this.stripe.failAndKeep("POST /v1/refunds").thenAnswer("POST /v1/refunds", SUCCEEDED);
		refund(null);
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_1",
				"refund-" + COMMAND + "-pi_1-again");
	}

	@Test
	@Fault("F72")
	void acceptsAPaymentRefundedAlready() {
		for (var code : new String[] { "charge_already_refunded", "charge_disputed" }) {
			this.stripe.refuse("POST /v1/refunds", code);
			assertThatNoException().isThrownBy(() -> refund(null));
		}
		this.stripe.refuse("POST /v1/refunds", "parameter_unknown");
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> refund(null));
	}

	@ParameterizedTest
	@Fault({ "F71", "F76" })
	@ValueSource(strings = { "needs_response", "under_review" })
	void waitsForTheDecisionOfADispute(String status) {
		this.stripe.list("GET /v1/disputes", dispute(status));
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(() -> refund(null));
		assertThat(this.stripe.asked()).last().isEqualTo("GET /v1/disputes limit=100 payment_intent=pi_1");
		this.stripe.list("GET /v1/disputes", dispute("won"));
		assertThatNoException().isThrownBy(() -> refund(null));
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_1");
	}

	@ParameterizedTest
	@Fault("F70")
	@ValueSource(strings = { "warning_needs_response", "warning_under_review", "warning_closed", "prevented" })
	void refundsDuringAnInquiry(String status) {
		this.stripe.list("GET /v1/disputes", dispute(status));
		assertThatNoException().isThrownBy(() -> refund(null));
		assertThat(this.stripe.keys()).hasSize(1);
	}

	@Test
	@Fault("F76")
	void forgetsNoPaymentWhoseDisputeWasWonThatStripeDoesNotRefund() {
		this.stripe.refuse("POST /v1/refunds", "charge_disputed");
		this.stripe.list("GET /v1/disputes", dispute("lost"));
		assertThatNoException().isThrownBy(() -> refund(null));
		this.stripe.list("GET /v1/disputes", dispute("won"));
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> refund(null));
	}

	@Test
	void reportsARefusalWithoutCode() {
		this.stripe.refuseWithoutCode("POST /v1/refunds");
		assertThatExceptionOfType(ProviderRefusedException.class).isThrownBy(() -> refund(null));
	}

	@Test
	@Fault("F93")
	void reportsThatStripeIsUnavailable() {
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(
				() -> new Refunder(new FakeStripe().client()).execute(new RefundPaymentCommand("pi_1", null), COMMAND));
	}

	@ParameterizedTest
	@Fault("F74")
	@ValueSource(strings = { "pending", "requires_action" })
	void waitsForAPendingRefund(String status) {
		this.stripe.answer("POST /v1/refunds", SUCCEEDED.replace("succeeded", status));
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(() -> refund(null))
			.withMessage("A refund of pi_1 is on its way");
	}

	@Test
	@Fault("F74")
	void createsNoSecondRefundWhileOneIsPending() {
		this.stripe.list("GET /v1/refunds", refund("re_1", "pending", COMMAND.toString()));
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(() -> refund(null));
		assertThat(this.stripe.asked())
			.containsExactly("GET /v1/refunds expand[0]=data.charge limit=100 payment_intent=pi_1");
	}

	@Test
	@Fault({ "F72", "F73", "F74" })
	void waitsForAPendingRefundOfAnotherOrigin() {
		this.stripe.list("GET /v1/refunds", refund("re_0", "pending", "somebody's"));
		this.stripe.refuse("POST /v1/refunds", "charge_already_refunded");
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(() -> refund(null));
		this.stripe.list("GET /v1/refunds", refund("re_0", "succeeded", "somebody's"));
		assertThatNoException().isThrownBy(() -> refund(null));
	}

	@Test
	@Fault("F74")
	void usesTheCurrentStatusInsteadOfAReplayedResponse() {
		this.stripe.answer("POST /v1/refunds", SUCCEEDED.replace("succeeded", "pending"));
		this.stripe.list("GET /v1/refunds", refund("re_1", "succeeded", COMMAND.toString()));
		assertThatNoException().isThrownBy(() -> refund(null));
	}

	@ParameterizedTest
	@Fault("F74")
	@ValueSource(strings = { "failed", "canceled" })
	@ExtendWith(OutputCaptureExtension.class)
	void repeatsAFailedRefundWithAnotherKeyAndAWarning(String status, CapturedOutput output) {
		refund(null);
		assertThat(output).doesNotContain("is refunded again");
		this.stripe.list("GET /v1/refunds", refund("re_0", status, COMMAND.toString()));
		refund(null);
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_1", "refund-" + COMMAND + "-pi_1-1");
		assertThat(output).contains("Payment pi_1 is refunded again after 1 failed refunds");
	}

	@Test
	@Fault({ "F72", "F74" })
	void refundsAnAmountOnceAndRepeatsItsFailedPart() {
		refund(new Money(300));
		assertThat(this.stripe.asked()).last()
			.isEqualTo("POST /v1/refunds amount=300" + ASKED + " payment_intent=pi_1 reason=requested_by_customer");
		this.stripe.list("GET /v1/refunds", refund("re_1", "succeeded", COMMAND.toString()));
		refund(new Money(300));
		assertThat(this.stripe.keys()).hasSize(1);
		this.stripe.list("GET /v1/refunds", refund("re_1", "failed", COMMAND.toString()),
				refund("re_2", "succeeded", "somebody's"));
		refund(new Money(300));
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_1", "refund-" + COMMAND + "-pi_1-1");
	}

	@ParameterizedTest
	@Fault({ "F72", "F73" })
	@CsvSource({ "750, 300", "649, 300", "600, 300", "599, 299", "301, 1" })
	void refundsAtMostTheRemainingAmount(long amount, long refunded) {
		this.stripe.list("GET /v1/refunds", refund("re_0", "succeeded", "somebody's", amount, 300));
		refund(new Money(300));
		assertThat(this.stripe.changes()).containsExactly(
				"POST /v1/refunds amount=" + refunded + ASKED + " payment_intent=pi_1 reason=requested_by_customer");
	}

	@Test
	@Fault({ "F72", "F73" })
	void makesNoCallIfNothingRemains() {
		this.stripe.list("GET /v1/refunds", refund("re_0", "succeeded", "somebody's", 300, 300));
		assertThatNoException().isThrownBy(() -> refund(new Money(300)));
		assertThat(this.stripe.changes()).isEmpty();
		this.stripe.list("GET /v1/refunds", refund("re_0", "pending", "somebody's", 300, 300));
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(() -> refund(new Money(300)));
	}

	@Test
	@Fault("F74")
	void failsIfTheRefundFailsImmediately() {
		this.stripe.answer("POST /v1/refunds", SUCCEEDED.replace("succeeded", "failed"));
		assertThatIllegalStateException().isThrownBy(() -> refund(null)).withMessage("Refund re_1 is failed");
	}

	@Test
	@Fault("F74")
	void refundsOtherPaymentsWhileOneIsPending() {
		this.stripe.list("GET /v1/invoices", invoice(END, END + 1000, paid("pi_1", END)),
				invoice(END, END + 1000, paid("pi_2", END)));
		this.stripe.answer("POST /v1/refunds", SUCCEEDED.replace("succeeded", "pending"));
		assertThatExceptionOfType(StillPendingException.class).isThrownBy(this::payBack)
			.withMessage("A refund of sub_1 is on its way");
		assertThat(this.stripe.keys()).hasSize(2);
	}

	@Test
	void opensATaskForAPaymentOutsideStripe() {
		this.stripe.list("GET /v1/invoices",
				invoice(END, END + 1000,
						paid("pi_1", END).replace("{\"type\":\"payment_intent\",\"payment_intent\":\"pi_1\"}",
								"{\"type\":\"payment_record\",\"payment_record\":\"pr_1\"}")),
				invoice(END, END + 1000, paid("pi_2", END)));
		assertThatNoException().isThrownBy(this::payBack);
		assertThat(this.stripe.keys()).containsExactly("refund-" + COMMAND + "-pi_2");
		then(this.staffTasks).should()
			.open(StaffTaskKind.REFUND_OUTSIDE, "inpay_1", "", Map.of("amount", 750L, "command", COMMAND.toString()));
		then(this.staffTasks).shouldHaveNoMoreInteractions();
	}

	@Test
	@Fault("F41")
	void acceptsASubscriptionEndedMeanwhile() {
		this.stripe.answer("GET /v1/subscriptions/sub_1", """
				{"id":"sub_1","status":"active","items":{"data":[{"id":"si_1","current_period_end":%d}]}}"""
			.formatted(END + 1));
		this.stripe.thenAnswer("GET /v1/subscriptions/sub_1",
				"{\"id\":\"sub_1\",\"status\":\"canceled\",\"ended_at\":1}");
		this.stripe.refuse("DELETE /v1/subscriptions/sub_1", "resource_missing");
		assertThatNoException().isThrownBy(
				() -> canceler().execute(new CancelSubscriptionCommand("sub_1", Instant.ofEpochSecond(END)), COMMAND));
	}

	@Test
	@Fault("F41")
	void schedulesNoEndForAnEndedSubscription() {
		this.stripe.answer("GET /v1/subscriptions/sub_1",
				"""
						{"id":"sub_1","status":"canceled","ended_at":1,"items":{"data":[{"id":"si_1","current_period_end":%d}]}}"""
					.formatted(END));
		canceler().execute(new CancelSubscriptionCommand("sub_1", Instant.ofEpochSecond(END + 1000)), COMMAND);
		assertThat(this.stripe.keys()).isEmpty();
	}

	private SubscriptionCanceler canceler() {
		return new SubscriptionCanceler(this.stripe.client(), this.laterPayments,
				Clock.fixed(Instant.ofEpochSecond(END + 1), ZoneOffset.UTC));
	}

	private void payBack() {
		this.laterPayments.refund("sub_1", Instant.ofEpochSecond(END), COMMAND);
	}

	private void refund(@Nullable Money amount) {
		this.refunder.execute(new RefundPaymentCommand("pi_1", amount), COMMAND);
	}

	private static String dispute(String status) {
		return "{\"id\":\"du_1\",\"object\":\"dispute\",\"status\":\"%s\"}".formatted(status);
	}

	private static String refund(String id, String status, String command) {
		return """
				{"id":"%s","object":"refund","amount":300,"status":"%s","metadata":{"command_id":"%s"}}""".formatted(id,
				status, command);
	}

	private static String refund(String id, String status, String command, long amount, long refunded) {
		return refund(id, status, command).replaceFirst("\\{",
				"{\"charge\":{\"id\":\"ch_1\",\"object\":\"charge\",\"amount\":%d,\"amount_refunded\":%d},"
					.formatted(amount, refunded));
	}

	private static String invoice(long from, long to, String payment) {
		return """
				{"id":"in_1","object":"invoice","lines":{"object":"list","data":[{"id":"il_1","period":{"start":%d,"end":%d}}]},
				"payments":{"object":"list","data":[%s]}}"""
			.formatted(from, to, payment);
	}

	private static String paid(String intent, long at) {
		return """
				{"id":"inpay_1","object":"invoice_payment","amount_paid":750,"status":"paid","status_transitions":{"paid_at":%d},
				"payment":{"type":"payment_intent","payment_intent":"%s"}}"""
			.formatted(at, intent);
	}

	private static String open(String intent) {
		return """
				{"id":"inpay_1","object":"invoice_payment","status":"open",
				"payment":{"type":"payment_intent","payment_intent":"%s"}}""".formatted(intent);
	}

}
