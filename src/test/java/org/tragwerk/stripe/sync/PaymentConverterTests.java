package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.Map;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.subscription.Dispute.Kind;
import org.tragwerk.subscription.Dispute.Status;
import org.tragwerk.subscription.PaymentSnapshot;
import org.tragwerk.subscription.PaymentStatus;

import static org.assertj.core.api.Assertions.assertThat;

class PaymentConverterTests {

	private static final Instant CREATED = Instant.ofEpochSecond(1800000000);

	@Test
	@Fault("F51")
	void anInvoiceOfZeroIsNoMoney() {
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(invoice("paid", "paid", 0, 1))).isEmpty();
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(invoice("paid", "paid", 750, 1)))
			.containsExactly(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, "in_1"), "sub_1",
					PaymentStatus.PAID, new Money(750), CREATED, CREATED.plusSeconds(100),
					new PaymentSnapshot.Period(CREATED, CREATED.plusSeconds(2678400)), null,
					new PaymentSnapshot.Attempts(1, null, null), null));
	}

	@ParameterizedTest
	@CsvSource({ "paid, paid, succeeded, 1, PAID", "open, open, processing, 1, PENDING",
			"open, open, requires_payment_method, 0, PENDING", "open, open, requires_payment_method, 1, FAILED",
			"open, open, requires_action, 1, PENDING", "uncollectible, open, canceled, 4, FAILED",
			"void, canceled, canceled, 0, CANCELED" })
	void knowsWhereEachCollectionStands(String invoice, String payment, String intent, int attempts,
			PaymentStatus status) {
		var found = converter(intent, "", "").payments(invoice(invoice, payment, 750, attempts)).findFirst();
		assertThat(found.orElseThrow().status()).isEqualTo(status);
	}

	@Test
	@Fault("F68")
	void aVoidedDebitThatHadBeenTriedHasFailed() {
		var error = ",\"last_payment_error\":{\"code\":\"payment_method_provider_decline\"}";
		var payment = converter("canceled", error, ",\"failure_code\":\"insufficient_funds\"")
			.payments(invoice("void", "canceled", 750, 1))
			.findFirst()
			.orElseThrow();
		assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
		assertThat(payment.attempts().failureReason()).isEqualTo("insufficient_funds");
		assertThat(payment.method()).isEqualTo(PaymentMethodType.SEPA_DEBIT);
		assertThat(payment.ids().charge()).isEqualTo("py_1");
	}

	@Test
	@Fault("F73")
	void readsWhatWasRefunded() {
		var refunds = ",\"amount_refunded\":300,\"refunds\":{\"data\":[{\"object\":\"refund\",\"created\":1800000500},{\"object\":\"refund\",\"created\":1800000900}]}";
		var payment = converter("succeeded", "", refunds).payments(invoice("paid", "paid", 750, 1)).findFirst();
		assertThat(payment.orElseThrow().reversal())
			.isEqualTo(new PaymentSnapshot.Reversal(new Money(300), Instant.ofEpochSecond(1800000900), null));
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	@Fault("F70")
	void knowsAllStatusesOfDisputes(Status status) {
		var dispute = PaymentConverter.dispute(dispute(status.name().toLowerCase()), charge("card"));
		assertThat(dispute.status()).isEqualTo(status);
		assertThat(dispute.amount()).isEqualTo(new Money(500));
		assertThat(dispute.kind()).isEqualTo(Kind.DISPUTE);
	}

	@Test
	@Fault("F69")
	void aDirectDebitIsReturnedRatherThanDisputed() {
		assertThat(PaymentConverter.dispute(dispute("lost"), charge("sepa_debit")).kind()).isEqualTo(Kind.RETURN);
	}

	@Test
	void whatWasPaidPastStripeIsKnownByItsInvoice() {
		var invoice = invoice("paid", "paid", 750, 0);
		invoice.getPayments().getData().get(0).getPayment().setPaymentIntent(null);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(invoice))
			.extracting((payment) -> payment.ids().payment())
			.containsExactly("inpay_1");
	}

	private static PaymentConverter converter(String status, String ofIntent, String ofCharge) {
		var intent = ApiResource.GSON.fromJson("""
				{"id":"pi_1","object":"payment_intent","status":"%s","latest_charge":{"id":"py_1","object":"charge",
				"created":1800000050,"payment_method_details":{"type":"sepa_debit"}%s}%s}""".formatted(status, ofCharge,
				ofIntent), PaymentIntent.class);
		return new PaymentConverter(Map.of("pi_1", intent), Map.of());
	}

	private static Charge charge(String method) {
		return ApiResource.GSON.fromJson("""
				{"id":"ch_1","object":"charge","payment_method_details":{"type":"%s"}}""".formatted(method),
				Charge.class);
	}

	private static Dispute dispute(String status) {
		return ApiResource.GSON.fromJson("""
				{"id":"du_1","object":"dispute","amount":500,"reason":"fraudulent","created":1800000000,
				"status":"%s"}""".formatted(status), Dispute.class);
	}

	private static Invoice invoice(String status, String payment, long cents, int attempts) {
		return ApiResource.GSON.fromJson("""
				{"id":"in_1","object":"invoice","created":1800000000,"status":"%s","attempt_count":%d,
				"lines":{"object":"list","data":[{"period":{"start":1800000000,"end":1802678400}}]},
				"parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1"}},
				"payments":{"object":"list","data":[{"id":"inpay_1","object":"invoice_payment","status":"%s",
				"amount_paid":%d,"amount_requested":%4$d,"status_transitions":{"paid_at":1800000100},
				"payment":{"type":"payment_intent","payment_intent":"pi_1"}}]}}""".formatted(status, attempts, payment,
				cents), Invoice.class);
	}

}
