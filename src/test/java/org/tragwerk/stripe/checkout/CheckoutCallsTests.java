package org.tragwerk.stripe.checkout;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.pledging.CheckoutRequest;
import org.tragwerk.pledging.Checkouts;
import org.tragwerk.pledging.PledgeChoice;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.FakeStripe;
import org.tragwerk.stripe.client.StripeProperties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;

class CheckoutCallsTests {

	private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private static final String OURS = "\"metadata\":{\"attempt_id\":\"" + ATTEMPT + "\"}";

	private final FakeStripe stripe = new FakeStripe();

	private final CheckoutOutcomeRepository outcomes = Mockito.mock(CheckoutOutcomeRepository.class);

	private final AccountPaymentMethods paymentMethods = Mockito.mock(AccountPaymentMethods.class);

	private final CustomerDeleter deleter = Mockito.mock(CustomerDeleter.class);

	private final StripeCheckout checkout = checkout(true);

	@BeforeEach
	void stripeAnswers() {
		this.stripe.answer("POST /v1/customers", "{\"id\":\"cus_1\"}");
		this.stripe.answer("POST /v1/checkout/sessions", "{\"id\":\"cs_1\",\"url\":\"https://checkout.example/1\"}");
	}

	@Test
	@Fault({ "F39", "F41", "F42", "F45" })
	void createsCustomerAndSessionWithKeysOfTheAttempt() {
		var page = this.checkout.open(request(Interval.MONTHLY, "de"));
		assertThat(page.customerId()).isEqualTo("cus_1");
		assertThat(page.url()).isEqualTo(URI.create("https://checkout.example/1"));
		assertThat(this.stripe.keys()).containsExactly("customer-" + ATTEMPT, "pledge-" + ATTEMPT + "-v1");
		assertThat(this.stripe.asked()).containsExactly(
				"POST /v1/customers email=ada@example.org metadata[attempt_id]=" + ATTEMPT
						+ " name=Ada preferred_locales[0]=de",
				"POST /v1/checkout/sessions adaptive_pricing[enabled]=false cancel_url=https://zeitung.example/support client_reference_id="
						+ ATTEMPT + " customer=cus_1 expires_at=1800000000 line_items[0][price_data][currency]=eur"
						+ " line_items[0][price_data][product]=prod_1"
						+ " line_items[0][price_data][recurring][interval]=month"
						+ " line_items[0][price_data][recurring][interval_count]=1"
						+ " line_items[0][price_data][unit_amount]=750 line_items[0][quantity]=1 locale=de"
						+ " metadata[attempt_id]=" + ATTEMPT + " mode=subscription payment_method_types[0]=sepa_debit"
						+ " payment_method_types[1]=card subscription_data[metadata][attempt_id]=" + ATTEMPT
						+ " success_url=https://zeitung.example/return?lang=de&session_id={CHECKOUT_SESSION_ID}");
		assertThat(this.stripe.requests()).allSatisfy((request) -> {
			assertThat(request.options().getReadTimeout()).isEqualTo(8_000);
			assertThat(request.options().getMaxNetworkRetries()).isEqualTo(1);
		});
	}

	@Test
	void createsTheSessionOfAGift() {
		this.checkout.open(request(Interval.ONCE, "en"));
		assertThat(this.stripe.asked().get(1)).contains(" mode=payment ")
			.contains("payment_intent_data[metadata][attempt_id]=" + ATTEMPT)
			.contains(" locale=en ")
			.doesNotContain("recurring");
	}

	@Test
	@Fault({ "F43", "F45" })
	void findsTheSessionCreatedByAFailedCall() {
		this.stripe.failAndKeep("POST /v1/checkout/sessions");
		this.stripe.list("GET /v1/checkout/sessions", "{\"id\":\"cs_0\",\"url\":\"https://checkout.example/0\"}",
				"{\"id\":\"cs_2\",\"url\":\"https://checkout.example/2\"," + OURS + "}");
		assertThat(this.checkout.open(request(Interval.MONTHLY, "de")).checkoutId()).isEqualTo("cs_2");
		assertThat(this.stripe.asked()).contains("GET /v1/checkout/sessions customer=cus_1 limit=100");
	}

	@Test
	@Fault("F43")
	void doesNotReturnAClosedSession() {
		this.stripe.failAndKeep("POST /v1/checkout/sessions");
		this.stripe.list("GET /v1/checkout/sessions", "{\"id\":\"cs_2\"," + OURS + "}");
		assertThatExceptionOfType(ProviderUnavailableException.class)
			.isThrownBy(() -> this.checkout.open(request(Interval.MONTHLY, "de")))
			.withStackTraceContaining("The page is closed");
	}

	@Test
	@Fault({ "F43", "F44", "F45" })
	void findsTheCustomerCreatedByAFailedCall() {
		this.stripe.failAndKeep("POST /v1/customers");
		this.stripe.list("GET /v1/customers", "{\"id\":\"cus_0\",\"metadata\":{\"attempt_id\":\"other\"}}",
				"{\"id\":\"cus_2\"," + OURS + "}");
		assertThat(this.checkout.open(request(Interval.MONTHLY, "de")).customerId()).isEqualTo("cus_2");
		assertThat(this.stripe.asked()).contains("GET /v1/customers email=ada@example.org limit=100");
	}

	@Test
	@Fault("F92")
	void rejectsMoreThanFiftyConcurrentRequests() {
		for (int i = 0; i < 60; i++) {
			this.checkout.open(request(Interval.MONTHLY, "de"));
		}
		var permits = (java.util.concurrent.Semaphore) java.util.Objects
			.requireNonNull(org.springframework.test.util.ReflectionTestUtils.getField(this.checkout, "permits"));
		assertThat(permits.drainPermits()).isEqualTo(50);
		assertThatExceptionOfType(ProviderUnavailableException.class)
			.isThrownBy(() -> this.checkout.open(request(Interval.MONTHLY, "de")))
			.withStackTraceContaining("Too many readers");
	}

	@Test
	void isWritableUnlessTheSettingSaysOtherwise() {
		assertThat(this.checkout.isWritable()).isTrue();
		assertThat(checkout(false).isWritable()).isFalse();
	}

	@Test
	@Fault("F99")
	void returnsRecentOutcomes() {
		var recent = new Checkouts.RecentOutcomes(List.of(), 3);
		given(this.outcomes.recent()).willReturn(recent);
		assertThat(this.checkout.recentOutcomes()).isSameAs(recent);
	}

	@Test
	void delegatesTheDeletionOfCustomers() {
		given(this.deleter.delete(ATTEMPT.toString(), "cus_1", "ada@example.org")).willReturn(true);
		assertThat(this.checkout.deleteCustomer(ATTEMPT, "cus_1", "ada@example.org")).isTrue();
		assertThat(this.checkout.deleteCustomer(ATTEMPT, "cus_2", "ada@example.org")).isFalse();
	}

	@Test
	@Fault("F65")
	void returnsTheRemainingPaymentMethodsAfterARefusal() {
		this.stripe.refuseParameter("POST /v1/checkout/sessions", "payment_method_types[1]", "card is invalid.");
		given(this.paymentMethods.remaining(eq(List.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD)),
				contains("card is invalid")))
			.willReturn(Set.of(PaymentMethodType.SEPA_DEBIT));
		assertThatExceptionOfType(Checkouts.PaymentMethodRefusedException.class)
			.isThrownBy(() -> this.checkout.open(request(Interval.MONTHLY, "de")));
	}

	@Test
	@Fault("F42")
	void usesAnotherKeyForOtherParameters() {
		this.checkout.open(new CheckoutRequest(ATTEMPT, 2, new PledgeChoice(new Money(750), Interval.MONTHLY, null),
				List.of(PaymentMethodType.CARD), new CheckoutRequest.Payer("ada@example.org", "Ada", "de"),
				Instant.ofEpochSecond(1_800_000_000), URI.create("https://zeitung.example/return?lang=de"),
				URI.create("https://zeitung.example/support")));
		assertThat(this.stripe.keys()).containsExactly("customer-" + ATTEMPT, "pledge-" + ATTEMPT + "-v2");
	}

	@Test
	void reportsARefusedAddress() {
		this.stripe.refuseParameter("POST /v1/customers", "email", "Invalid email address.");
		assertThatExceptionOfType(Checkouts.AddressRefusedException.class)
			.isThrownBy(() -> this.checkout.open(request(Interval.MONTHLY, "de")));
		this.stripe.refuseParameter("POST /v1/customers", "name", "Invalid name.");
		assertThatExceptionOfType(ProviderRefusedException.class)
			.isThrownBy(() -> this.checkout.open(request(Interval.MONTHLY, "de")))
			.isNotInstanceOf(Checkouts.AddressRefusedException.class);
	}

	@Test
	void reportsOtherRefusals() {
		this.stripe.refuse("POST /v1/checkout/sessions", "parameter_invalid");
		assertThatExceptionOfType(ProviderRefusedException.class)
			.isThrownBy(() -> this.checkout.open(request(Interval.MONTHLY, "de")))
			.isNotInstanceOf(Checkouts.PaymentMethodRefusedException.class);
	}

	private StripeCheckout checkout(boolean writes) {
		return new StripeCheckout(this.stripe.client(),
				new StripeProperties("sk_test_fake", null, List.of(), "prod_1", writes), this.outcomes,
				this.paymentMethods, this.deleter);
	}

	private static CheckoutRequest request(Interval interval, String language) {
		return new CheckoutRequest(ATTEMPT, 1, new PledgeChoice(new Money(750), interval, null),
				List.of(PaymentMethodType.SEPA_DEBIT, PaymentMethodType.CARD),
				new CheckoutRequest.Payer("ada@example.org", "Ada", language), Instant.ofEpochSecond(1_800_000_000),
				URI.create("https://zeitung.example/return?lang=de"), URI.create("https://zeitung.example/support"));
	}

}
