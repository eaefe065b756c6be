package org.tragwerk.stripe.sync;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
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
import org.tragwerk.stripe.client.FakeStripe;
import org.tragwerk.stripe.client.OwnSubscriptionsFixture;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.subscription.Status;
import org.tragwerk.subscription.SubscriptionSnapshot;
import org.tragwerk.subscription.Subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class CustomerFetcherTests {

	private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private static final Pledge PLEDGE = new Pledge(new Money(750), Interval.MONTHLY);

	private final FakeStripe stripe = new FakeStripe();

	private final Subscriptions subscriptions = mock(Subscriptions.class);

	private final MandateFetcher mandateFetcher = mock(MandateFetcher.class);

	private final CustomerFetcher fetcher = new CustomerFetcher(this.stripe.client(),
			new SubscriptionFetcher(this.stripe.client(), OwnSubscriptionsFixture.of("prod_ours"), this.subscriptions,
					this.mandateFetcher),
			new PaymentIntentFetcher(this.stripe.client()), new PendingDebitFetcher(this.stripe.client()),
			new ReversalFetcher(this.stripe.client(), mock(SyncMarker.class)));

	@BeforeEach
	void pendingDebit() {
		this.stripe.list("GET /v1/subscriptions", subscription("prod_ours"));
		this.stripe.list("GET /v1/checkout/sessions", session("unpaid", "open"));
		this.stripe.list("GET /v1/invoices");
		this.stripe.list("GET /v1/payment_intents", intent("pi_1", debit("mandate_1", "2026-12-01")));
		this.stripe.answer("GET /v1/mandates/mandate_1", """
				{"id":"mandate_1","object":"mandate","payment_method_details":{"type":"sepa_debit",
				"sepa_debit":{"reference":"M-1"}}}""");
	}

	@Test
	@Fault({ "F29", "F27" })
	void listsSubscriptionsInEveryStatusBeforeSessions() {
		this.fetcher.fetch("cus_1");
		assertThat(this.stripe.asked()).containsExactly(
				"GET /v1/subscriptions customer=cus_1 expand[0]=data.default_payment_method expand[1]=data.customer"
						+ " limit=100 status=all",
				"GET /v1/checkout/sessions customer=cus_1 expand[0]=data.invoice"
						+ " expand[1]=data.payment_intent.latest_charge.refunds"
						+ " expand[2]=data.payment_intent.latest_charge.balance_transaction limit=100",
				"GET /v1/payment_intents customer=cus_1 expand[0]=data.latest_charge.refunds limit=100",
				"GET /v1/mandates/mandate_1", "GET /v1/invoices customer=cus_1 expand[0]=data.payments limit=100");
	}

	@Test
	@Fault("F13")
	void ignoresForeignSubscriptions() {
		this.stripe.list("GET /v1/subscriptions", subscription("prod_other"));
		assertThat(this.fetcher.fetch("cus_1").snapshot().subscriptions()).isEmpty();
	}

	@Test
	@Fault({ "F64", "F65" })
	void treatsAPaymentMethodWithInactiveMandateAsInactive() {
		this.stripe.list("GET /v1/subscriptions",
				subscription("prod_ours").replace("\"status\"", "\"default_payment_method\":\"pm_1\",\"status\""));
		assertThat(this.fetcher.fetch("cus_1").snapshot().subscriptions()).singleElement()
			.returns(false, SubscriptionSnapshot::paymentMethodInactive);
		given(this.mandateFetcher.inactiveAmong(Set.of("pm_1"), Map.of())).willReturn(Set.of("pm_1"));
		assertThat(this.fetcher.fetch("cus_1").snapshot().subscriptions()).singleElement()
			.returns(true, SubscriptionSnapshot::paymentMethodInactive);
	}

	@Test
	@Fault({ "F23", "F64" })
	void aSweepChecksTheMandateOfTheLatestDebitOfEachSubscription() {
		this.stripe.list("GET /v1/subscriptions", paidWith("pm_1", "active"));
		this.stripe.list("GET /v1/payment_intents", intent("pi_3", debitWith("pm_2", "mandate_3")),
				intent("pi_2", debitWith("pm_1", "mandate_2")), intent("pi_1", debitWith("pm_1", "mandate_1")),
				intent("pi_0", "{\"id\":\"ch_0\",\"object\":\"charge\",\"payment_method\":\"pm_1\"}"));
		RequestPriority.SWEEP.run(() -> this.fetcher.fetch("cus_1"));
		then(this.mandateFetcher).should().inactiveAmong(Set.of("pm_1"), Map.of("pm_1", "mandate_2"));
	}

	@ParameterizedTest
	@Fault("F64")
	@CsvSource({ "past_due, true", "unpaid, true", "active, false" })
	void theMandateOfAnOpenPaymentIsCheckedWithEachSync(String status, boolean checked) {
		this.stripe.list("GET /v1/subscriptions", paidWith("pm_1", status));
		this.stripe.list("GET /v1/payment_intents", intent("pi_1", debitWith("pm_1", "mandate_1")));
		this.fetcher.fetch("cus_1");
		then(this.mandateFetcher).should()
			.inactiveAmong(Set.of("pm_1"), checked ? Map.of("pm_1", "mandate_1") : Map.of());
	}

	@Test
	void theMandateOfWhatHasEndedIsNotChecked() {
		this.stripe.list("GET /v1/subscriptions",
				paidWith("pm_1", "canceled").replace("\"status\"", "\"ended_at\":1800000000,\"status\""));
		this.stripe.list("GET /v1/payment_intents", intent("pi_1", debitWith("pm_1", "mandate_1")));
		RequestPriority.SWEEP.run(() -> this.fetcher.fetch("cus_1"));
		then(this.mandateFetcher).should().inactiveAmong(Set.of("pm_1"), Map.of());
	}

	@Test
	@Fault("F13")
	void keepsAKnownSubscriptionWhoseMetadataChanged() {
		given(this.subscriptions.pledges(List.of("sub_1"))).willReturn(Map.of("sub_1", PLEDGE));
		this.stripe.list("GET /v1/subscriptions", subscription("prod_ours").replace("attempt_id", "lost"));
		assertThat(this.fetcher.fetch("cus_1").snapshot().subscriptions()).singleElement()
			.returns(null, SubscriptionSnapshot::attemptId)
			.returns(PLEDGE, SubscriptionSnapshot::pledge);
	}

	@Test
	@Fault("F22")
	void leavesOutOnlyASubscriptionInAnUnknownStatus() {
		this.stripe.list("GET /v1/subscriptions",
				subscription("prod_ours").replace("\"active\"", "\"hibernating\"").replace("sub_1", "sub_2"),
				subscription("prod_ours"));
		var state = this.fetcher.fetch("cus_1");
		assertThat(state.snapshot().subscriptions()).extracting(SubscriptionSnapshot::providerId)
			.containsExactly("sub_1");
		assertThat(state.checkouts()).hasSize(1);
		assertThat(state.unsupported()).isEqualTo(Map.of("sub_2", "Its status is hibernating"));
	}

	@Test
	@Fault("F50")
	void thePledgeAtStripeReplacesTheKnownOne() {
		given(this.subscriptions.pledges(List.of("sub_1"))).willReturn(Map.of("sub_1", PLEDGE));
		this.stripe.list("GET /v1/subscriptions", subscription("prod_ours").replace("750", "1500"));
		assertThat(this.fetcher.fetch("cus_1").snapshot().subscriptions()).singleElement()
			.returns(new Pledge(new Money(1_500), Interval.MONTHLY), SubscriptionSnapshot::pledge);
	}

	@Test
	@Fault({ "F22", "F84" })
	void keepsTheKnownPledgeOfAnUnsupportedPriceAndReportsIt() {
		given(this.subscriptions.pledges(List.of("sub_1", "sub_2"))).willReturn(Map.of("sub_1", PLEDGE));
		this.stripe.list("GET /v1/subscriptions", subscription("prod_ours").replace("eur", "usd"),
				subscription("prod_ours").replace("eur", "usd").replace("sub_1", "sub_2"));
		var state = this.fetcher.fetch("cus_1");
		assertThat(state.snapshot().subscriptions()).singleElement()
			.returns("sub_1", SubscriptionSnapshot::providerId)
			.returns(PLEDGE, SubscriptionSnapshot::pledge);
		assertThat(state.unsupported()).containsOnlyKeys("sub_1", "sub_2");
	}

	@Test
	@Fault({ "F22", "F84" })
	void leavesOutOnlyAnUnsupportedInvoice() {
		this.stripe.list("GET /v1/invoices", invoice("in_1", "usd"), invoice("in_2", "eur"));
		var state = this.fetcher.fetch("cus_1");
		assertThat(state.snapshot().payments()).extracting((payment) -> payment.ids().invoice())
			.containsExactly("in_2");
		assertThat(state.snapshot().subscriptions()).hasSize(1);
		assertThat(state.unsupported()).isEqualTo(Map.of("in_1", "Its currency is usd"));
	}

	@Test
	@Fault("F38")
	void fetchesDayAndMandateOfAPendingDebit() {
		var debit = new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "M-1", LocalDate.of(2026, 12, 1));
		var state = this.fetcher.fetch("cus_1");
		assertThat(state.checkouts()).containsExactly(new CheckoutSnapshot("cs_1", State.PROCESSING, debit));
		assertThat(state.snapshot().subscriptions().get(0).paymentMethod()).isEqualTo(debit);
		assertThat(state.snapshot().subscriptions().get(0).status()).isEqualTo(Status.ACTIVE);
	}

	@Test
	void usesTheOldestChargeForTheSession() {
		this.stripe.list("GET /v1/payment_intents", intent("pi_3", debit("mandate_3", "2027-02-01")),
				intent("pi_2", "null"), intent("pi_1", debit("mandate_1", "2026-12-01")), intent("pi_0", "null"));
		assertThat(this.fetcher.fetch("cus_1").checkouts().get(0).paymentMethod())
			.isEqualTo(new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "M-1", LocalDate.of(2026, 12, 1)));
	}

	@Test
	void usesTheChargeOfTheSessionForAGift() {
		this.stripe.list("GET /v1/checkout/sessions", session("unpaid", "open").replace("\"payment_intent\":null",
				"\"payment_intent\":{\"id\":\"pi_1\",\"object\":\"payment_intent\",\"status\":\"processing\"}"));
		this.stripe.list("GET /v1/payment_intents", intent("pi_1", debit("mandate_1", "2026-12-01")),
				intent("pi_0", debit("mandate_0", "2026-01-01")));
		assertThat(this.fetcher.fetch("cus_1").checkouts().get(0).paymentMethod())
			.isEqualTo(new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "M-1", LocalDate.of(2026, 12, 1)));
	}

	@Test
	@Fault("F68")
	void treatsASubscriptionWithAFailedFirstDebitAsBounced() {
		this.stripe.list("GET /v1/checkout/sessions", session("unpaid", "void"));
		assertThat(this.fetcher.fetch("cus_1").snapshot().subscriptions().get(0).status()).isEqualTo(Status.BOUNCED);
	}

	@Test
	void ignoresSessionsOfOtherSubscriptions() {
		this.stripe.list("GET /v1/checkout/sessions", session("unpaid", "void").replace("sub_1", "sub_2"));
		assertThat(this.fetcher.fetch("cus_1").snapshot().subscriptions().get(0).status()).isEqualTo(Status.ACTIVE);
	}

	private static String subscription(String product) {
		return """
				{"id":"sub_1","object":"subscription","status":"active","start_date":1800000000,"metadata":
				{"attempt_id":"%s"},"items":{"object":"list","data":[{"id":"si_1","current_period_start":1800000000,
				"current_period_end":1802678400,"price":{"id":"price_1","currency":"eur","unit_amount":750,"product":"%s",
				"recurring":{"interval":"month","interval_count":1}}}]}}"""
			.formatted(ATTEMPT, product);
	}

	private static String paidWith(String paymentMethod, String status) {
		return subscription("prod_ours").replace("\"status\":\"active\"",
				"\"default_payment_method\":\"%s\",\"status\":\"%s\"".formatted(paymentMethod, status));
	}

	private static String invoice(String id, String currency) {
		return """
				{"id":"%s","object":"invoice","created":1800000000,"currency":"%s","status":"paid","attempt_count":1,
				"parent":{"type":"subscription_details","subscription_details":{"subscription":"sub_1"}},
				"payments":{"object":"list","data":[{"id":"inpay_%1$s","object":"invoice_payment","status":"paid",
				"amount_paid":750,"payment":{"type":"payment_record","payment_record":"pr_1"}}]}}""".formatted(id,
				currency);
	}

	private static String session(String payment, String invoice) {
		return """
				{"id":"cs_1","object":"checkout.session","mode":"subscription","status":"complete","payment_status":"%s",
				"subscription":"sub_1","invoice":{"id":"in_1","object":"invoice","status":"%s"},"payment_intent":null}"""
			.formatted(payment, invoice);
	}

	private static String intent(String id, String charge) {
		return "{\"id\":\"%s\",\"object\":\"payment_intent\",\"latest_charge\":%s}".formatted(id,
				charge.replace("PI", id));
	}

	private static String debit(String mandate, String day) {
		return """
				{"id":"ch_1","object":"charge","payment_intent":"PI","payment_method_details":{"type":"sepa_debit",
				"sepa_debit":{"mandate":"%s","expected_debit_date":"%s"}}}""".formatted(mandate, day);
	}

	private static String debitWith(String paymentMethod, String mandate) {
		return debit(mandate, "2026-12-01").replaceFirst("\\{", "{\"payment_method\":\"" + paymentMethod + "\",");
	}

}
