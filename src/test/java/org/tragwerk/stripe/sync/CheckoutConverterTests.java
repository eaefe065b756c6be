package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import com.stripe.model.Customer;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.net.ApiResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.pledging.CheckoutSnapshot;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;
import org.tragwerk.subscription.Status;

import static org.assertj.core.api.Assertions.assertThat;

class CheckoutConverterTests {

	private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private static final Map<String, Pledge> PLEDGES = Map.of("sub_1", new Pledge(new Money(750), Interval.MONTHLY));

	private static final PaymentMethodDetails DEBIT = new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "M-1",
			null);

	@Test
	void convertsStateAndPaymentMethodOfEachSession() {
		var converter = converter(List.of(), page("cs_1", "subscription", "unpaid", "open"),
				page("cs_2", "subscription", "paid", "paid"));
		assertThat(converter.checkouts(new UnsupportedObjects())).containsExactly(
				new CheckoutSnapshot("cs_1", State.PROCESSING, DEBIT),
				new CheckoutSnapshot("cs_2", State.COMPLETED, null));
	}

	@Test
	@Fault("F38")
	void usesThePaymentMethodOfTheSession() {
		var snapshot = converter(List.of(), page("cs_1", "subscription", "unpaid", "open")).subscriptions(PLEDGES)
			.apply(subscription());
		assertThat(snapshot.paymentMethod()).isEqualTo(DEBIT);
		assertThat(snapshot.status()).isEqualTo(Status.ACTIVE);
	}

	@Test
	void convertsASubscriptionWithoutSession() {
		var other = page("cs_1", "subscription", "unpaid", "void");
		other.setSubscription("sub_2");
		var snapshot = converter(List.of(), other).subscriptions(PLEDGES).apply(subscription());
		assertThat(snapshot.paymentMethod()).isNull();
		assertThat(snapshot.status()).isEqualTo(Status.ACTIVE);
	}

	@ParameterizedTest
	@CsvSource({ "sub_1, FAILED, BOUNCED", "sub_1, PENDING, BOUNCED", "sub_2, PAID, BOUNCED", "sub_1, PAID, ACTIVE" })
	@Fault("F68")
	void isBouncedUntilALaterDebitSucceeds(String owner, PaymentStatus later, Status status) {
		var converter = converter(List.of(payment(owner, later)), page("cs_1", "subscription", "unpaid", "void"));
		assertThat(converter.subscriptions(PLEDGES).apply(subscription()).status()).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "payment, paid, 1", "payment, unpaid, 0", "subscription, paid, 0" })
	void convertsASinglePaymentToAGift(String mode, String payment, int gifts) {
		var page = page("cs_1", mode, payment, "paid");
		page.setMetadata(Map.of("attempt_id", ATTEMPT.toString()));
		assertThat(converter(List.of(), page).gifts(new UnsupportedObjects())).hasSize(gifts)
			.allSatisfy((gift) -> assertThat(gift.attemptId()).isEqualTo(ATTEMPT));
	}

	@Test
	@Fault({ "F63", "F64", "F65" })
	void detectsAnInactivePaymentMethod() {
		var subscription = subscription();
		assertThat(isInactive(subscription)).isFalse();
		subscription.setCustomerObject(customer("null"));
		assertThat(isInactive(subscription)).isTrue();
		subscription.setCustomerObject(customer("\"pm_2\""));
		assertThat(isInactive(subscription)).isFalse();
		subscription.setCustomerObject(customer("null"));
		subscription.setDefaultPaymentMethod("pm_1");
		assertThat(isInactive(subscription)).isFalse();
		subscription.setDefaultPaymentMethod("pm_ended");
		assertThat(isInactive(subscription)).isTrue();
	}

	private static boolean isInactive(Subscription subscription) {
		return converter(List.of()).subscriptions(PLEDGES).apply(subscription).paymentMethodInactive();
	}

	private static Customer customer(String method) {
		return ApiResource.GSON.fromJson("""
				{"id":"cus_1","object":"customer","invoice_settings":{"default_payment_method":%s}}"""
			.formatted(method), Customer.class);
	}

	@Test
	@Fault({ "F22", "F84" })
	void leavesOutAnUnsupportedSessionOnly() {
		var unsupported = new UnsupportedObjects();
		var foreign = page("cs_2", "payment", "paid", "paid");
		foreign.setMetadata(Map.of("attempt_id", ATTEMPT.toString()));
		foreign.getPaymentIntentObject().getLatestChargeObject().setCurrency("usd");
		var ours = page("cs_3", "payment", "paid", "paid");
		ours.setMetadata(Map.of("attempt_id", ATTEMPT.toString()));
		assertThat(converter(List.of(), foreign, ours).gifts(unsupported)).hasSize(1);
		assertThat(unsupported.reasons()).isEqualTo(Map.of("cs_2", "Its currency is usd"));
	}

	private static CheckoutConverter converter(List<PaymentSnapshot> payments, Session... pages) {
		return new CheckoutConverter(List.of(pages), Map.of("cs_1", DEBIT), payments,
				PaymentConverter.OF_INVOICES_ALONE, Set.of("pm_ended"));
	}

	private static PaymentSnapshot payment(String subscription, PaymentStatus status) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids("pi_2", null, "in_2"), subscription, status, new Money(750),
				Instant.EPOCH, null, null, null, PaymentSnapshot.Attempts.NONE, null);
	}

	private static Session page(String id, String mode, String payment, String invoice) {
		return ApiResource.GSON.fromJson(
				"""
						{"id":"%s","object":"checkout.session","mode":"%s","status":"complete","payment_status":"%s",
						"subscription":"sub_1","invoice":{"id":"in_1","object":"invoice","status":"%s"},"payment_intent":
						{"id":"pi_1","object":"payment_intent","latest_charge":{"id":"ch_1","object":"charge","amount":750,"currency":"eur",
						"created":1800000000}}}"""
					.formatted(id, mode, payment, invoice),
				Session.class);
	}

	private static Subscription subscription() {
		return ApiResource.GSON.fromJson("""
				{"id":"sub_1","object":"subscription","status":"active","start_date":1800000000,"metadata":
				{"attempt_id":"%s"},"items":{"object":"list","data":[{"id":"si_1","current_period_end":1802678400,
				"price":{"id":"price_1","currency":"eur","unit_amount":750,"recurring":{"interval":"month",
				"interval_count":1}}}]}}""".formatted(ATTEMPT), Subscription.class);
	}

}
