package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import com.stripe.model.Charge;
import com.stripe.model.Refund;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.payment.DisputeSnapshot;
import org.tragwerk.payment.DisputeSnapshot.Kind;
import org.tragwerk.payment.DisputeSnapshot.Status;
import org.tragwerk.payment.RefundSnapshot;
import org.tragwerk.payment.RefundStatus;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChargeConverterTests {

	private static final Instant CREATED = Instant.ofEpochSecond(1800000000);

	private static final UUID COMMAND = UUID.fromString("00000000-0000-0000-0000-0000000000c0");

	@Test
	void readsMandateAndDayOfADebit() {
		var charge = charge("{\"type\":\"sepa_debit\",\"sepa_debit\":{\"mandate\":\"mandate_1\","
				+ "\"expected_debit_date\":\"2026-12-01\"}}", "");
		assertThat(ChargeConverter.mandate(charge)).contains("mandate_1");
		assertThat(ChargeConverter.paymentMethod(charge, "M-1"))
			.contains(new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "M-1", LocalDate.of(2026, 12, 1)));
	}

	@Test
	void readsNeitherForACard() {
		assertThat(ChargeConverter.paymentMethod(paidBy("card"), null))
			.contains(PaymentMethodDetails.of(PaymentMethodType.CARD));
		assertThat(ChargeConverter.mandate(paidBy("card"))).isEmpty();
	}

	@Test
	void hasNoTypeForAnUnsupportedPaymentMethod() {
		assertThat(ChargeConverter.type(paidBy("giropay"))).isEmpty();
		assertThat(ChargeConverter.paymentMethod(paidBy("giropay"), null)).isEmpty();
		assertThat(ChargeConverter.type(charge("null", ""))).isEmpty();
		assertThat(ChargeConverter.mandate(charge("null", ""))).isEmpty();
	}

	@Test
	void readsWhenADebitOrCardWasPaid() {
		var booked = ",\"balance_transaction\":{\"id\":\"txn_1\",\"object\":\"balance_transaction\",\"created\":1800500000}";
		assertThat(ChargeConverter.paidAt(charge("{\"type\":\"sepa_debit\"}", booked)))
			.isEqualTo(Instant.ofEpochSecond(1800500000));
		assertThat(ChargeConverter.paidAt(charge("{\"type\":\"card\"}", booked))).isEqualTo(CREATED);
		assertThat(ChargeConverter.paidAt(paidBy("card"))).isEqualTo(CREATED);
		assertThat(ChargeConverter.paidAt(paidBy("sepa_debit"))).isNull();
	}

	@ParameterizedTest
	@EnumSource(RefundStatus.class)
	@Fault({ "F72", "F74" })
	void convertsAllStatusesOfRefunds(RefundStatus status) {
		assertThat(ChargeConverter.refund(refund(status.name().toLowerCase(), "{\"command_id\":\"" + COMMAND + "\"}")))
			.isEqualTo(new RefundSnapshot("re_1", COMMAND, new Money(300), status, CREATED, "unknown"));
	}

	@Test
	@Fault({ "F73", "F74" })
	void treatsAnUnknownStatusAsPendingAndForeignMetadataAsNoCommand() {
		assertThat(ChargeConverter.refund(refund("in_transit", "{\"command_id\":\"somebody's\"}")))
			.isEqualTo(new RefundSnapshot("re_1", null, new Money(300), RefundStatus.PENDING, CREATED, "unknown"));
		assertThat(ChargeConverter.refund(refund("succeeded", "null")).commandId()).isNull();
	}

	@Test
	@Fault("F70")
	@ExtendWith(OutputCaptureExtension.class)
	void limitsADisputeToTheCharge(CapturedOutput output) {
		assertThat(ChargeConverter.dispute(dispute("lost", 750), paidBy("card")).amount()).isEqualTo(new Money(750));
		assertThat(output).doesNotContain("counts as disputed");
		assertThat(ChargeConverter.dispute(dispute("lost", 751), paidBy("card")).amount()).isEqualTo(new Money(750));
		assertThat(output).contains("the whole charge counts as disputed");
	}

	@Test
	@Fault({ "F70", "F84" })
	void treatsADisputeInAnotherCurrencyAsTheWholeCharge() {
		var foreign = dispute("lost", 10);
		foreign.setCurrency("jpy");
		assertThat(ChargeConverter.dispute(foreign, paidBy("card")).amount()).isEqualTo(new Money(750));
	}

	@Test
	@Fault("F70")
	void readsTheDeadlineOfADispute() {
		var dispute = dispute("needs_response", 500);
		dispute.setEvidenceDetails(
				ApiResource.GSON.fromJson("{\"due_by\":1800500000}", com.stripe.model.Dispute.EvidenceDetails.class));
		assertThat(ChargeConverter.dispute(dispute, paidBy("card")).respondBy())
			.isEqualTo(Instant.ofEpochSecond(1800500000));
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	@Fault("F70")
	void convertsAllStatusesOfDisputes(Status status) {
		assertThat(ChargeConverter.dispute(dispute(status.name().toLowerCase(), 500), paidBy("card")))
			.isEqualTo(new DisputeSnapshot("du_1", Kind.DISPUTE, status, new Money(500), "fraudulent", CREATED, null));
	}

	@Test
	@Fault("F70")
	void acceptsAnUnknownStatusOfADispute() {
		assertThat(ChargeConverter.dispute(dispute("in_arbitration", 500), paidBy("card")).status())
			.isEqualTo(Status.UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource({ "sepa_debit, RETURN", "card, DISPUTE", "paypal, DISPUTE", "giropay, DISPUTE" })
	@Fault("F69")
	void treatsADisputedDebitAsReturned(String type, Kind kind) {
		assertThat(ChargeConverter.dispute(dispute("lost", 500), paidBy(type)).kind()).isEqualTo(kind);
	}

	private static Charge paidBy(String type) {
		return charge("{\"type\":\"%s\"}".formatted(type), "");
	}

	private static Charge charge(String details, String more) {
		return ApiResource.GSON.fromJson(
				"""
						{"id":"ch_1","object":"charge","created":1800000000,"amount":750,"currency":"eur","payment_method_details":%s%s}"""
					.formatted(details, more),
				Charge.class);
	}

	private static Refund refund(String status, String metadata) {
		return ApiResource.GSON.fromJson("""
				{"id":"re_1","object":"refund","amount":300,"created":1800000000,"status":"%s","metadata":%s,
				"failure_reason":"unknown"}""".formatted(status, metadata), Refund.class);
	}

	private static com.stripe.model.Dispute dispute(String status, long cents) {
		return ApiResource.GSON.fromJson("""
				{"id":"du_1","object":"dispute","amount":%d,"currency":"eur","reason":"fraudulent","created":1800000000,
				"status":"%s"}""".formatted(cents, status), com.stripe.model.Dispute.class);
	}

}
