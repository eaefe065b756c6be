package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.time.LocalDate;

import com.stripe.model.Charge;
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
import org.tragwerk.payment.Dispute;
import org.tragwerk.payment.Dispute.Kind;
import org.tragwerk.payment.Dispute.Status;
import org.tragwerk.payment.PaymentSnapshot.Reversal;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChargeConverterTests {

	private static final Instant CREATED = Instant.ofEpochSecond(1800000000);

	private static final Money PAID = new Money(750);

	@Test
	void aDebitTellsItsMandateAndDay() {
		var charge = charge("{\"type\":\"sepa_debit\",\"sepa_debit\":{\"mandate\":\"mandate_1\","
				+ "\"expected_debit_date\":\"2026-12-01\"}}", "");
		assertThat(ChargeConverter.mandate(charge)).contains("mandate_1");
		assertThat(ChargeConverter.paymentMethod(charge, "M-1"))
			.contains(new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "M-1", LocalDate.of(2026, 12, 1)));
	}

	@Test
	void aCardTellsNeither() {
		assertThat(ChargeConverter.paymentMethod(paidBy("card"), null))
			.contains(PaymentMethodDetails.of(PaymentMethodType.CARD));
		assertThat(ChargeConverter.mandate(paidBy("card"))).isEmpty();
	}

	@Test
	void aPaymentMethodThatWeDoNotOfferHasNoType() {
		assertThat(ChargeConverter.type(paidBy("giropay"))).isEmpty();
		assertThat(ChargeConverter.paymentMethod(paidBy("giropay"), null)).isEmpty();
		assertThat(ChargeConverter.type(charge("null", ""))).isEmpty();
		assertThat(ChargeConverter.mandate(charge("null", ""))).isEmpty();
	}

	@Test
	void aDebitIsPaidWhenItIsBookedAndACardAtOnce() {
		var booked = ",\"balance_transaction\":{\"id\":\"txn_1\",\"object\":\"balance_transaction\",\"created\":1800500000}";
		assertThat(ChargeConverter.paidAt(charge("{\"type\":\"sepa_debit\"}", booked)))
			.isEqualTo(Instant.ofEpochSecond(1800500000));
		assertThat(ChargeConverter.paidAt(charge("{\"type\":\"card\"}", booked))).isEqualTo(CREATED);
		assertThat(ChargeConverter.paidAt(paidBy("card"))).isEqualTo(CREATED);
		assertThat(ChargeConverter.paidAt(paidBy("sepa_debit"))).isNull();
	}

	@Test
	@Fault("F74")
	void theNewestRefundThatDidNotFailSaysWhen() {
		var refunded = charge("null", """
				,"amount_refunded":300,"refunds":{"data":[{"object":"refund","status":"succeeded","created":1800000500},
				{"object":"refund","status":"pending","created":1800000600},
				{"object":"refund","status":"failed","created":1800000900},
				{"object":"refund","status":"canceled","created":1800000950}]}""");
		assertThat(ChargeConverter.reversal(refunded, PAID, null))
			.isEqualTo(new Reversal(new Money(300), Instant.ofEpochSecond(1800000600), null));
	}

	@Test
	void nothingWentBackOfMostCharges() {
		assertThat(ChargeConverter.reversal(paidBy("card"), PAID, null))
			.isEqualTo(new Reversal(Money.NOTHING, null, null));
	}

	@Test
	@Fault("F72")
	@ExtendWith(OutputCaptureExtension.class)
	void noMoreCanGoBackThanWasPaid(CapturedOutput output) {
		ChargeConverter.reversal(charge("null", ",\"amount_refunded\":750"), PAID, null);
		assertThat(output).doesNotContain("More of charge");
		var dispute = ChargeConverter.dispute(dispute("lost", 760), paidBy("card"));
		var reversal = ChargeConverter.reversal(charge("null", ",\"amount_refunded\":751"), PAID, dispute);
		assertThat(output).contains("More of charge");
		assertThat(reversal.refunded()).isEqualTo(PAID);
		assertThat(reversal.dispute()).isEqualTo(ChargeConverter.dispute(dispute("lost", 750), paidBy("card")));
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	@Fault("F70")
	void knowsAllStatusesOfDisputes(Status status) {
		assertThat(ChargeConverter.dispute(dispute(status.name().toLowerCase(), 500), paidBy("card")))
			.isEqualTo(new Dispute("du_1", Kind.DISPUTE, status, new Money(500), "fraudulent", CREATED, null));
	}

	@Test
	@Fault("F70")
	void aStatusOfDisputesThatStripeAddsLaterFailsNothing() {
		assertThat(ChargeConverter.dispute(dispute("in_arbitration", 500), paidBy("card")).status())
			.isEqualTo(Status.UNKNOWN);
	}

	@ParameterizedTest
	@CsvSource({ "sepa_debit, RETURN", "card, DISPUTE", "paypal, DISPUTE", "giropay, DISPUTE" })
	@Fault("F69")
	void aDirectDebitIsReturnedRatherThanDisputed(String type, Kind kind) {
		assertThat(ChargeConverter.dispute(dispute("lost", 500), paidBy(type)).kind()).isEqualTo(kind);
	}

	private static Charge paidBy(String type) {
		return charge("{\"type\":\"%s\"}".formatted(type), "");
	}

	private static Charge charge(String details, String more) {
		return ApiResource.GSON.fromJson("""
				{"id":"ch_1","object":"charge","created":1800000000,"payment_method_details":%s%s}""".formatted(details,
				more), Charge.class);
	}

	private static com.stripe.model.Dispute dispute(String status, long cents) {
		return ApiResource.GSON.fromJson("""
				{"id":"du_1","object":"dispute","amount":%d,"reason":"fraudulent","created":1800000000,
				"status":"%s"}""".formatted(cents, status), com.stripe.model.Dispute.class);
	}

}
