package org.tragwerk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoicePayParams;
import com.stripe.param.SubscriptionCancelParams;
import com.stripe.param.SubscriptionScheduleCreateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams;
import com.stripe.param.SubscriptionScheduleUpdateParams.Phase;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.Item;
import com.stripe.param.SubscriptionUpdateParams.Item.PriceData;
import com.stripe.param.SubscriptionUpdateParams.PauseCollection;
import com.stripe.param.SubscriptionUpdateParams.PaymentBehavior;
import com.stripe.param.SubscriptionUpdateParams.ProrationBehavior;
import com.stripe.param.billingportal.ConfigurationCreateParams;
import com.stripe.param.billingportal.ConfigurationCreateParams.Features;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import com.stripe.param.common.EmptyParam;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Makes every call that the product needs, in its usual order, with stripe-java's client.
 */
class ApiCallTests {

	private final SandboxFixture fixture = new SandboxFixture();

	private final StripeClient stripe = this.fixture.stripe;

	private Customer customer;

	@BeforeEach
	void customer() throws StripeException {
		this.customer = this.stripe.v1()
			.customers()
			.create(CustomerCreateParams.builder().setEmail("rosa@example.org").setName("Rosa").build());
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void startsAPledge() throws Exception {
		var session = this.stripe.v1().checkout().sessions().create(pledge().build());
		assertThat(session.getUrl()).startsWith(this.fixture.sandbox.url());
		assertThat(session.getSubscription()).isNull();
		var subscription = completed(session, "card");

		assertThat(subscription.getStatus()).isEqualTo("active");
		assertThat(subscription.getMetadata()).containsEntry("attempt_id", "1");
		assertThat(this.stripe.v1().checkout().sessions().retrieve(session.getId()).getClientReferenceId())
			.isEqualTo("attempt-1");
	}

	@Test
	void takesNoAmountOfTheReadersChoiceInCheckout() {
		var answer = this.fixture.api("POST", "/v1/checkout/sessions",
				"mode=subscription&success_url=https://example.org/&line_items[0][quantity]=1"
						+ "&line_items[0][price_data][custom_unit_amount][enabled]=true");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("custom_unit_amount");
	}

	@Test
	void changesTheAmountFromTheNextCycleOn() throws Exception {
		var subscription = subscribed();
		var changed = update(subscription,
				SubscriptionUpdateParams.builder()
					.addItem(Item.builder().setId(item(subscription)).setPriceData(month(1_250L)).build())
					.setProrationBehavior(ProrationBehavior.NONE));
		assertThat(changed.getLatestInvoice()).isEqualTo(subscription.getLatestInvoice());
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		assertThat(this.stripe.v1().invoices().retrieve(current(subscription).getLatestInvoice()).getAmountPaid())
			.isEqualTo(1_250);
	}

	@Test
	void changesTheAmountNowOncePaid() throws Exception {
		var subscription = subscribed();
		this.fixture.advance("P10D");
		var changed = update(subscription,
				SubscriptionUpdateParams.builder()
					.addItem(Item.builder().setId(item(subscription)).setPriceData(month(1_250L)).build())
					.setProrationBehavior(ProrationBehavior.ALWAYS_INVOICE)
					.setPaymentBehavior(PaymentBehavior.PENDING_IF_INCOMPLETE));
		assertThat(changed.getPendingUpdate()).isNull();
		assertThat(changed.getItems().getData().get(0).getPrice().getUnitAmount()).isEqualTo(1_250);
		assertThat(this.stripe.v1().invoices().retrieve(changed.getLatestInvoice()).getStatus()).isEqualTo("paid");
	}

	@Test
	void changesTheIntervalByASchedule() throws Exception {
		var subscription = subscribed();
		var schedule = this.stripe.v1()
			.subscriptionSchedules()
			.create(SubscriptionScheduleCreateParams.builder().setFromSubscription(subscription.getId()).build());
		var first = schedule.getPhases().get(0);
		var now = Phase.builder()
			.addItem(Phase.Item.builder().setPrice(first.getItems().get(0).getPrice()).setQuantity(1L).build())
			.setStartDate(first.getStartDate())
			.setEndDate(first.getEndDate())
			.build();
		var later = Phase.builder()
			.addItem(Phase.Item.builder().setQuantity(1L).setPriceData(year(9_000L)).build())
			.setDuration(
					Phase.Duration.builder().setInterval(Phase.Duration.Interval.YEAR).setIntervalCount(1L).build())
			.setProrationBehavior(Phase.ProrationBehavior.NONE)
			.setBillingCycleAnchor(Phase.BillingCycleAnchor.PHASE_START)
			.build();
		this.stripe.v1()
			.subscriptionSchedules()
			.update(schedule.getId(),
					SubscriptionScheduleUpdateParams.builder()
						.addPhase(now)
						.addPhase(later)
						.setEndBehavior(SubscriptionScheduleUpdateParams.EndBehavior.RELEASE)
						.build());
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		var changed = current(subscription);
		assertThat(changed.getItems().getData().get(0).getPrice().getRecurring().getInterval()).isEqualTo("year");
		assertThat(this.stripe.v1().invoices().retrieve(changed.getLatestInvoice()).getAmountPaid()).isEqualTo(9_000);
	}

	@Test
	void setsALastMonth() throws Exception {
		var subscription = subscribed();
		var end = Instant.ofEpochSecond(subscription.getBillingCycleAnchor())
			.atOffset(ZoneOffset.UTC)
			.plusMonths(2)
			.toEpochSecond();
		var planned = update(subscription,
				SubscriptionUpdateParams.builder().setCancelAt(end).setProrationBehavior(ProrationBehavior.NONE));
		assertThat(planned.getCancelAt()).isEqualTo(end);
		this.fixture.advance("P3M");

		assertThat(current(subscription).getEndedAt()).isEqualTo(end);
		assertThat(this.stripe.v1().invoices().list().getData()).hasSize(2);
	}

	@Test
	void endsAtThePeriodsEndAndTakesThatBack() throws Exception {
		var subscription = subscribed();
		assertThat(update(subscription, SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true)).getCancelAt())
			.isEqualTo(subscription.getItems().getData().get(0).getCurrentPeriodEnd());
		var kept = update(subscription, SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(false));
		assertThat(kept.getCancelAt()).isNull();
		assertThat(kept.getCanceledAt()).isNull();
	}

	@Test
	void endsNow() throws Exception {
		var details = SubscriptionCancelParams.CancellationDetails.builder()
			.setFeedback(SubscriptionCancelParams.CancellationDetails.Feedback.TOO_EXPENSIVE)
			.build();
		var ended = this.stripe.v1()
			.subscriptions()
			.cancel(subscribed().getId(), SubscriptionCancelParams.builder().setCancellationDetails(details).build());
		assertThat(ended.getStatus()).isEqualTo("canceled");
		assertThat(ended.getCancellationDetails().getFeedback()).isEqualTo("too_expensive");
	}

	@Test
	void pausesAndGoesOn() throws Exception {
		var subscription = subscribed();
		var resumes = this.fixture.sandbox.clock().instant().plus(Duration.ofDays(40)).getEpochSecond();
		var pause = PauseCollection.builder().setBehavior(PauseCollection.Behavior.VOID).setResumesAt(resumes).build();
		assertThat(update(subscription, SubscriptionUpdateParams.builder().setPauseCollection(pause)).getStatus())
			.isEqualTo("active");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.stripe.v1().subscriptions().resume(subscription.getId()));
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		assertThat(this.stripe.v1().invoices().retrieve(current(subscription).getLatestInvoice()).getStatus())
			.isEqualTo("void");
		var going = update(subscription, SubscriptionUpdateParams.builder().setPauseCollection(EmptyParam.EMPTY));
		assertThat(going.getPauseCollection()).isNull();
	}

	@Test
	void setsUpANewPaymentMethodAndPaysWithIt() throws Exception {
		var subscription = subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		var session = this.stripe.v1()
			.checkout()
			.sessions()
			.create(SessionCreateParams.builder()
				.setMode(Mode.SETUP)
				.setCustomer(this.customer.getId())
				.setCurrency("eur")
				.addPaymentMethodType(PaymentMethodType.CARD)
				.setSuccessUrl("https://example.org/")
				.build());
		this.fixture.complete(session, "succeeded");
		var intent = this.stripe.v1()
			.setupIntents()
			.retrieve(this.stripe.v1().checkout().sessions().retrieve(session.getId()).getSetupIntent());
		var method = intent.getPaymentMethod();
		update(subscription, SubscriptionUpdateParams.builder().setDefaultPaymentMethod(method));
		this.stripe.v1()
			.customers()
			.update(this.customer.getId(),
					CustomerUpdateParams.builder()
						.setInvoiceSettings(
								CustomerUpdateParams.InvoiceSettings.builder().setDefaultPaymentMethod(method).build())
						.build());
		var invoice = this.stripe.v1()
			.invoices()
			.pay(current(subscription).getLatestInvoice(), InvoicePayParams.builder().build());

		assertThat(invoice.getStatus()).isEqualTo("paid");
		assertThat(current(subscription).getDefaultPaymentMethod()).isEqualTo(method);
		assertThat(current(subscription).getStatus()).isEqualTo("active");
	}

	@Test
	void expiresAStaleSession() throws Exception {
		var session = this.stripe.v1().checkout().sessions().create(pledge().build());
		assertThat(this.stripe.v1().checkout().sessions().expire(session.getId()).getStatus()).isEqualTo("expired");
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> this.stripe.v1().checkout().sessions().expire(session.getId()));
	}

	@Test
	void opensAPortal() throws Exception {
		var features = Features.builder()
			.setPaymentMethodUpdate(Features.PaymentMethodUpdate.builder().setEnabled(true).build())
			.setInvoiceHistory(Features.InvoiceHistory.builder().setEnabled(true).build())
			.setSubscriptionCancel(Features.SubscriptionCancel.builder().setEnabled(true).build())
			.build();
		var configuration = this.stripe.v1()
			.billingPortal()
			.configurations()
			.create(ConfigurationCreateParams.builder().setFeatures(features).build());
		var session = this.stripe.v1()
			.billingPortal()
			.sessions()
			.create(com.stripe.param.billingportal.SessionCreateParams.builder()
				.setConfiguration(configuration.getId())
				.setCustomer(subscribed().getCustomer())
				.setReturnUrl("https://example.org/")
				.build());
		var page = session.getUrl().replaceFirst("^https?://[^/]+", "");
		assertThat(this.fixture.get(page, "text/html").statusCode()).isEqualTo(200);
		assertThat(configuration.getFeatures().getSubscriptionUpdate().getEnabled()).isFalse();
	}

	@Test
	void readsTheTextOfAMandate() throws Exception {
		var session = this.stripe.v1().checkout().sessions().create(pledge().build());
		completed(session, "sepa_debit");
		var charge = this.stripe.v1().charges().list().getData().get(0);
		var mandate = this.stripe.v1()
			.mandates()
			.retrieve(charge.getPaymentMethodDetails().getSepaDebit().getMandate());

		assertThat(mandate.getPaymentMethodDetails().getSepaDebit().getReference()).isNotBlank();
		assertThat(mandate.getPaymentMethodDetails().getSepaDebit().getUrl()).startsWith("https://");
	}

	@Test
	void advancesATestClock() throws Exception {
		var now = this.fixture.sandbox.clock().instant().getEpochSecond();
		var clock = this.stripe.v1()
			.testHelpers()
			.testClocks()
			.create(TestClockCreateParams.builder().setFrozenTime(now).build());
		this.customer = this.stripe.v1()
			.customers()
			.create(CustomerCreateParams.builder().setTestClock(clock.getId()).build());
		var subscription = subscribed();
		this.stripe.v1()
			.testHelpers()
			.testClocks()
			.advance(clock.getId(),
					TestClockAdvanceParams.builder().setFrozenTime(now + Duration.ofDays(32).toSeconds()).build());
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.stripe.v1()
				.testHelpers()
				.testClocks()
				.retrieve(clock.getId())
				.getStatus()
				.equals("ready"));

		assertThat(current(subscription).getLatestInvoice()).isNotEqualTo(subscription.getLatestInvoice());
	}

	private SessionCreateParams.Builder pledge() {
		return SandboxFixture.pledge(this.customer.getId(), 750)
			.setExpiresAt(this.fixture.sandbox.clock().instant().plus(Duration.ofMinutes(31)).getEpochSecond())
			.addPaymentMethodType(PaymentMethodType.SEPA_DEBIT)
			.addPaymentMethodType(PaymentMethodType.PAYPAL);
	}

	private Subscription subscribed() throws StripeException {
		return completed(this.stripe.v1().checkout().sessions().create(pledge().build()), "card");
	}

	private Subscription completed(Session session, String way) throws StripeException {
		this.fixture.post("/_sandbox/checkout/sessions/" + session.getId() + "/complete", "payment_method=" + way);
		return this.stripe.v1()
			.subscriptions()
			.retrieve(this.stripe.v1().checkout().sessions().retrieve(session.getId()).getSubscription());
	}

	private Subscription update(Subscription subscription, SubscriptionUpdateParams.Builder params)
			throws StripeException {
		return this.stripe.v1().subscriptions().update(subscription.getId(), params.build());
	}

	private Subscription current(Subscription subscription) throws StripeException {
		return this.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

	private static String item(Subscription subscription) {
		return subscription.getItems().getData().get(0).getId();
	}

	private static PriceData month(long cents) {
		return PriceData.builder()
			.setCurrency("eur")
			.setProduct(SandboxFixture.PRODUCT)
			.setUnitAmount(cents)
			.setRecurring(PriceData.Recurring.builder().setInterval(PriceData.Recurring.Interval.MONTH).build())
			.build();
	}

	private static Phase.Item.PriceData year(long cents) {
		return Phase.Item.PriceData.builder()
			.setCurrency("eur")
			.setProduct(SandboxFixture.PRODUCT)
			.setUnitAmount(cents)
			.setRecurring(Phase.Item.PriceData.Recurring.builder()
				.setInterval(Phase.Item.PriceData.Recurring.Interval.YEAR)
				.build())
			.build();
	}

}
