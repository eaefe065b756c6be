package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.stripe.model.Invoice;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PaymentConverterTests {

	private static final Instant CREATED = Instant.ofEpochSecond(1800000000);

	private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private static final PaymentSnapshot.Reversal REVERSAL = new PaymentSnapshot.Reversal(List.of(), List.of(),
			new PaymentSnapshot.FraudWarning("issfr_1", "misc", CREATED));

	private static final String FAILED = ",\"last_payment_error\":{\"code\":\"payment_method_provider_decline\"}";

	@Test
	@Fault("F51")
	void ignoresAnInvoiceOfZero() {
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
			"open, open, requires_action, 1, PENDING", "open, open, canceled, 1, PENDING",
			"uncollectible, open, canceled, 4, FAILED", "uncollectible, open, canceled, 0, CANCELED",
			"uncollectible, open, requires_payment_method, 0, CANCELED", "void, canceled, canceled, 0, CANCELED" })
	void convertsTheStatusOfEachPayment(String invoice, String payment, String intent, int attempts,
			PaymentStatus status) {
		var found = converter(intent, "", "").payments(invoice(invoice, payment, 750, attempts)).findFirst();
		assertThat(found.orElseThrow().status()).isEqualTo(status);
	}

	@Test
	void treatsARetriedDebitAsPending() {
		assertThat(converter("processing", FAILED, "").payments(invoice("open", "open", 750, 2)))
			.extracting(PaymentSnapshot::status)
			.containsExactly(PaymentStatus.PENDING);
	}

	@Test
	void usesAmountAndTimeOfAPaidPayment() {
		var paid = withAmounts("paid", 700L, 750L);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(paid)).singleElement()
			.returns(new Money(700), PaymentSnapshot::amount)
			.returns(CREATED.plusSeconds(100), PaymentSnapshot::paidAt);
	}

	@Test
	void usesTheRequestedAmountOfAnOpenPayment() {
		var open = withAmounts("open", 0L, 750L);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(open)).singleElement()
			.returns(new Money(750), PaymentSnapshot::amount)
			.returns(null, PaymentSnapshot::paidAt);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(withAmounts("open", null, null))).isEmpty();
	}

	@Test
	void hasNoPaymentsForAnInvoiceWithoutSubscription() {
		var single = invoice("paid", "paid", 750, 1);
		single.setParent(null);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(single)).isEmpty();
		var draft = invoice("draft", "open", 750, 0);
		draft.setPayments(null);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(draft)).isEmpty();
	}

	@Test
	void hasNoAttemptsIfTheInvoiceHasNone() {
		var invoice = invoice("uncollectible", "open", 750, 1);
		invoice.setAttemptCount(null);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(invoice)).singleElement()
			.returns(PaymentStatus.CANCELED, PaymentSnapshot::status)
			.returns(new PaymentSnapshot.Attempts(0, null, null), PaymentSnapshot::attempts);
	}

	@Test
	@Fault("F68")
	void treatsAVoidedAttemptedDebitAsFailed() {
		var payment = converter("canceled", FAILED, ",\"failure_code\":\"insufficient_funds\"")
			.payments(invoice("void", "canceled", 750, 1))
			.findFirst()
			.orElseThrow();
		assertThat(payment.status()).isEqualTo(PaymentStatus.FAILED);
		assertThat(payment.attempts().failureReason()).isEqualTo("insufficient_funds");
		assertThat(payment.method()).isEqualTo(PaymentMethodType.SEPA_DEBIT);
		assertThat(payment.ids().charge()).isEqualTo("py_1");
	}

	@Test
	void treatsAReplacedPaymentAsCanceled() {
		var invoice = invoice("open", "canceled", 750, 2);
		var replacing = invoice("open", "open", 750, 2).getPayments().getData().get(0);
		replacing.getPayment().setPaymentIntent("pi_2");
		invoice.getPayments().getData().add(replacing);
		assertThat(converter("canceled", FAILED, "").payments(invoice)).extracting(PaymentSnapshot::status)
			.containsExactly(PaymentStatus.CANCELED, PaymentStatus.PENDING);
	}

	@Test
	void hasNoPeriodForALineWithoutDuration() {
		var invoice = invoice("paid", "paid", 750, 1);
		invoice.getLines().getData().get(0).getPeriod().setEnd(1800000000L);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(invoice)).extracting(PaymentSnapshot::period)
			.containsExactly((PaymentSnapshot.Period) null);
	}

	@Test
	void convertsAGiftByAnUnknownPaymentMethod() {
		assertThat(gift("klarna").payment().method()).isNull();
		assertThat(gift("card").payment().method()).isEqualTo(PaymentMethodType.CARD);
		assertThat(gift("card").attemptId()).isEqualTo(ATTEMPT);
	}

	@Test
	void treatsAGiftByDebitAsPaidWhenItIsBooked() {
		var payment = gift("sepa_debit").payment();
		assertThat(payment.createdAt()).isEqualTo(CREATED);
		assertThat(payment.paidAt()).isEqualTo(CREATED.plusSeconds(500000));
		assertThat(gift("card").payment()).isEqualTo(new PaymentSnapshot(
				new PaymentSnapshot.Ids("pi_gift", "py_gift", null), null, PaymentStatus.PAID, new Money(2000), CREATED,
				CREATED, null, PaymentMethodType.CARD, new PaymentSnapshot.Attempts(1, CREATED, null), null));
	}

	@Test
	void hasNoGiftWithoutAttemptOrCharge() {
		var session = giftPage("card");
		session.setMetadata(Map.of());
		assertThat(PaymentConverter.OF_INVOICES_ALONE.gift(session)).isEmpty();
		session.setMetadata(Map.of("attempt_id", "somebody's"));
		assertThat(PaymentConverter.OF_INVOICES_ALONE.gift(session)).isEmpty();
		var free = giftPage("card");
		free.setPaymentIntent(null);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.gift(free)).isEmpty();
	}

	@Test
	@Fault("F73")
	void addsTheReversalOfTheCharge() {
		var payment = converter("succeeded", "", "").payments(invoice("paid", "paid", 750, 1)).findFirst();
		assertThat(payment.orElseThrow().reversal()).isSameAs(REVERSAL);
		var unknown = new PaymentConverter(converter("succeeded", "", "").intents(), Map.of());
		assertThat(unknown.payments(invoice("paid", "paid", 750, 1))).singleElement()
			.returns(null, PaymentSnapshot::reversal);
	}

	@Test
	void identifiesAPaymentOutsideStripeByItsInvoice() {
		var invoice = invoice("paid", "paid", 750, 0);
		invoice.getPayments().getData().get(0).getPayment().setPaymentIntent(null);
		invoice.getPayments().getData().get(0).setStatusTransitions(null);
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(invoice)).singleElement()
			.returns(new PaymentSnapshot.Ids("inpay_1", null, "in_1", true), PaymentSnapshot::ids)
			.returns(PaymentStatus.PAID, PaymentSnapshot::status)
			.returns(null, PaymentSnapshot::paidAt)
			.returns(null, PaymentSnapshot::method);
	}

	@Test
	void treatsAPaymentByChargeAsPaidAtStripe() {
		var invoice = invoice("paid", "paid", 750, 0);
		invoice.getPayments().getData().get(0).getPayment().setPaymentIntent(null);
		invoice.getPayments().getData().get(0).getPayment().setCharge("ch_1");
		assertThat(PaymentConverter.OF_INVOICES_ALONE.payments(invoice)).extracting(PaymentSnapshot::ids)
			.containsExactly(new PaymentSnapshot.Ids("ch_1", "ch_1", "in_1", false));
	}

	@Test
	@Fault("F84")
	void rejectsAnotherCurrency() {
		var invoice = invoice("paid", "paid", 750, 1);
		invoice.setCurrency("usd");
		assertThatExceptionOfType(UnsupportedObjectException.class)
			.isThrownBy(() -> PaymentConverter.OF_INVOICES_ALONE.payments(invoice))
			.withMessage("Its currency is usd");
		var session = giftPage("card");
		session.getPaymentIntentObject().getLatestChargeObject().setCurrency("chf");
		assertThatExceptionOfType(UnsupportedObjectException.class)
			.isThrownBy(() -> PaymentConverter.OF_INVOICES_ALONE.gift(session))
			.withMessage("Its currency is chf");
	}

	private static GiftSnapshot gift(String type) {
		return PaymentConverter.OF_INVOICES_ALONE.gift(giftPage(type)).orElseThrow();
	}

	private static Session giftPage(String type) {
		return ApiResource.GSON.fromJson(
				"""
						{"id":"cs_1","object":"checkout.session","mode":"payment","payment_status":"paid","metadata":
						{"attempt_id":"%s"},"payment_intent":{"id":"pi_gift","object":"payment_intent","latest_charge":
						{"id":"py_gift","object":"charge","amount":2000,"currency":"eur","created":1800000000,"payment_method_details":
						{"type":"%s"},"balance_transaction":{"id":"txn_1","object":"balance_transaction",
						"created":1800500000}}}}"""
					.formatted(ATTEMPT, type),
				Session.class);
	}

	private static PaymentConverter converter(String status, String ofIntent, String ofCharge) {
		var intent = ApiResource.GSON.fromJson("""
				{"id":"pi_1","object":"payment_intent","status":"%s","latest_charge":{"id":"py_1","object":"charge",
				"created":1800000050,"payment_method_details":{"type":"sepa_debit"}%s}%s}""".formatted(status, ofCharge,
				ofIntent), PaymentIntent.class);
		return new PaymentConverter(Map.of("pi_1", intent), Map.of("py_1", REVERSAL));
	}

	private static Invoice withAmounts(String payment, @Nullable Long paid, @Nullable Long requested) {
		var invoice = invoice("open", payment, 0, 1);
		invoice.getPayments().getData().get(0).setAmountPaid(paid);
		invoice.getPayments().getData().get(0).setAmountRequested(requested);
		return invoice;
	}

	private static Invoice invoice(String status, String payment, long cents, int attempts) {
		return ApiResource.GSON.fromJson("""
				{"id":"in_1","object":"invoice","created":1800000000,"currency":"eur","status":"%s","attempt_count":%d,
				"lines":{"object":"list","data":[{"period":{"start":1800000000,"end":1802678400}}]},
				"parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1"}},
				"payments":{"object":"list","data":[{"id":"inpay_1","object":"invoice_payment","status":"%s",
				"amount_paid":%d,"amount_requested":%4$d,"status_transitions":{"paid_at":1800000100},
				"payment":{"type":"payment_intent","payment_intent":"pi_1"}}]}}""".formatted(status, attempts, payment,
				cents), Invoice.class);
	}

}
