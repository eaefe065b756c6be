package org.tragwerk.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

import com.google.gson.JsonParser;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.SubscriptionScheduleCreateParams;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SubscriptionUpdateTests {

	private static final String EURO = "[price_data][currency]=eur&phases[%d][items][0][price_data][product]=prod_newspaper"
			+ "&phases[%d][items][0][price_data][unit_amount]=%d&phases[%d][items][0][price_data][recurring][interval]=%s";

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@ParameterizedTest
	@CsvSource({ "month,1,2095-01-31,2095-02-28,2095-03-31", "month,3,2095-01-31,2095-04-30,2095-07-31",
			"month,6,2095-08-31,2096-02-29,2096-08-31", "year,1,2096-02-29,2097-02-28,2098-02-28",
			"month,1,2096-01-31,2096-02-29,2096-03-31" })
	void countsEachIntervalFromItsAnchor(String interval, int count, LocalDate start, LocalDate first, LocalDate second)
			throws Exception {
		this.fixture.advanceTo(Instant.parse(start + "T09:00:00Z"));
		var subscription = subscribed(interval, count);
		assertThat(periodEnd(subscription)).isEqualTo(first);

		this.fixture.advanceTo(Instant.parse(first + "T12:00:00Z"));

		assertThat(periodEnd(current(subscription))).isEqualTo(second);
		assertThat(invoices(subscription)).hasSize(2).allMatch((invoice) -> invoice.getStatus().equals("paid"));
	}

	@Test
	void endsExactlyOnABoundaryFurtherOut() throws Exception {
		var subscription = subscribed("month", 1);
		var end = end(subscription).atOffset(ZoneOffset.UTC).plusMonths(1).toEpochSecond();
		this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(),
				"cancel_at=" + end + "&proration_behavior=none");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		assertThat(current(subscription).getStatus()).isEqualTo("active");
		assertThat(invoices(subscription)).hasSize(2);
		this.fixture.advance("P32D");

		assertThat(current(subscription).getStatus()).isEqualTo("canceled");
		assertThat(current(subscription).getEndedAt()).isEqualTo(end);
		assertThat(invoices(subscription)).hasSize(2);
	}

	@Test
	void billsAPartOfAPeriodThatIsCut() throws Exception {
		var subscription = subscribed("year", 1);
		var start = end(subscription);
		var whole = Duration.between(start, start.atOffset(ZoneOffset.UTC).plusYears(1)).toDays();
		this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(),
				"proration_behavior=none&cancel_at=" + start.plus(Duration.ofDays(73)).getEpochSecond());
		var part = Math.round(750.0 * 73 / whole);
		assertThat(this.fixture.stripe.v1()
			.invoices()
			.createPreview(InvoiceCreatePreviewParams.builder().setSubscription(subscription.getId()).build())
			.getAmountDue()).isEqualTo(part);
		this.fixture.advanceTo(start.plus(Duration.ofDays(1)));

		assertThat(end(current(subscription))).isEqualTo(start.plus(Duration.ofDays(73)));
		assertThat(invoices(subscription)).extracting(Invoice::getAmountPaid).containsExactly(part, 750L);
		this.fixture.advanceTo(start.plus(Duration.ofDays(74)));
		assertThat(current(subscription).getStatus()).isEqualTo("canceled");
		assertThat(invoices(subscription)).hasSize(2);
	}

	@Test
	void takesEveryPlannedEndBack() throws Exception {
		var subscription = subscribed("month", 1);
		for (var plan : List.of("cancel_at_period_end=true", "cancel_at=" + (end(subscription).getEpochSecond()))) {
			this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(), plan);
			assertThat(current(subscription).getCancelAt()).isNotNull();
			this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(),
					plan.startsWith("cancel_at=") ? "cancel_at=" : "cancel_at_period_end=false");
			assertThat(current(subscription).getCancelAt()).isNull();
			assertThat(current(subscription).getCancelAtPeriodEnd()).isFalse();
		}
	}

	@Test
	void keepsTheReasonOfAnEnd() throws Exception {
		var subscription = subscribed("month", 1);
		this.fixture.api("DELETE", "/v1/subscriptions/" + subscription.getId()
				+ "?cancellation_details%5Bcomment%5D=withdrawal&cancellation_details%5Bfeedback%5D=other", "");

		var details = current(subscription).getCancellationDetails();
		assertThat(details.getComment()).isEqualTo("withdrawal");
		assertThat(details.getFeedback()).isEqualTo("other");
		assertThat(details.getReason()).isEqualTo("cancellation_requested");
	}

	@Test
	void changesTheIntervalAtTheEndOfThePeriod() throws Exception {
		var subscription = subscribed("month", 1);
		var change = end(subscription);
		schedule(subscription, "&phases[1][billing_cycle_anchor]=phase_start");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		var changed = current(subscription);
		assertThat(changed.getItems().getData().get(0).getPrice().getRecurring().getInterval()).isEqualTo("year");
		assertThat(end(changed)).isEqualTo(change.atOffset(ZoneOffset.UTC).plusYears(1).toInstant());
		assertThat(invoices(subscription)).extracting(Invoice::getAmountPaid).containsExactly(6000L, 750L);
		assertThat(changed.getItems().getData()).hasSize(1);
	}

	@Test
	void changesThePriceWithoutAnInvoiceIfTheAnchorStays() throws Exception {
		var subscription = subscribed("month", 1);
		schedule(subscription, "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		assertThat(current(subscription).getItems().getData().get(0).getPrice().getUnitAmount()).isEqualTo(6000);
		assertThat(invoices(subscription)).hasSize(1);
	}

	@Test
	void releasesTheSubscriptionAfterTheLastPhase() throws Exception {
		var subscription = subscribed("month", 1);
		var schedule = this.fixture.stripe.v1()
			.subscriptionSchedules()
			.create(SubscriptionScheduleCreateParams.builder().setFromSubscription(subscription.getId()).build());
		assertThat(current(subscription).getSchedule()).isEqualTo(schedule.getId());
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		var released = this.fixture.api("GET", "/v1/subscription_schedules/" + schedule.getId(), "").body();
		assertThat(released).contains("\"released\"");
		assertThat(current(subscription).getSchedule()).isNull();
		assertThat(invoices(subscription)).hasSize(2);
	}

	@Test
	void finalizesTheInvoiceOnceTheEndpointHasAcknowledgedTheDraft() throws Exception {
		try (var receiver = new WebhookReceiver()) {
			this.fixture.api("POST", "/v1/webhook_endpoints",
					"url=" + receiver.url() + "&enabled_events[0]=invoice.created");
			var subscription = subscribed("month", 1);
			await().atMost(Duration.ofMinutes(1)).until(() -> !receiver.deliveries.isEmpty());
			receiver.answerOnce(503);
			this.fixture.advanceTo(end(subscription).plusSeconds(2 * 3_600));
			assertThat(invoices(subscription).get(0).getStatus()).isEqualTo("draft");
			await().atMost(Duration.ofMinutes(1)).until(() -> receiver.deliveries.size() >= 3);

			await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
				this.fixture.advance("PT1H");
				assertThat(invoices(subscription).get(0).getStatus()).isEqualTo("paid");
			});
		}
	}

	private void schedule(Subscription subscription, String more) throws Exception {
		var schedule = this.fixture.stripe.v1()
			.subscriptionSchedules()
			.create(SubscriptionScheduleCreateParams.builder().setFromSubscription(subscription.getId()).build());
		var present = schedule.getPhases().get(0);
		var form = "end_behavior=release&phases[0][start_date]=" + present.getStartDate() + "&phases[0][end_date]="
				+ present.getEndDate() + "&phases[0][items][0][price]=" + present.getItems().get(0).getPrice()
				+ "&phases[1][proration_behavior]=none&phases[1][duration][interval]=year" + "&phases[1][items][0]"
				+ EURO.formatted(1, 1, 6000, 1, "year") + more;
		var answer = this.fixture.api("POST", "/v1/subscription_schedules/" + schedule.getId(), form);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
	}

	private Subscription subscribed(String interval, int count) throws Exception {
		var customer = this.fixture.customer().getId();
		var form = "mode=subscription&success_url=http://x&customer=" + customer
				+ "&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
				+ "&line_items[0][price_data][product]=prod_newspaper&line_items[0][price_data][unit_amount]=750"
				+ "&line_items[0][price_data][recurring][interval]=" + interval
				+ "&line_items[0][price_data][recurring][interval_count]=" + count;
		var session = JsonParser.parseString(this.fixture.api("POST", "/v1/checkout/sessions", form).body());
		this.fixture
			.post("/_sandbox/checkout/sessions/" + session.getAsJsonObject().get("id").getAsString() + "/complete", "");
		return this.fixture.subscriptions(customer).get(0);
	}

	private Subscription current(Subscription subscription) throws Exception {
		return this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

	private List<Invoice> invoices(Subscription subscription) throws Exception {
		var params = InvoiceListParams.builder().setSubscription(subscription.getId()).build();
		return this.fixture.stripe.v1().invoices().list(params).getData();
	}

	private static Instant end(Subscription subscription) {
		return Instant.ofEpochSecond(subscription.getItems().getData().get(0).getCurrentPeriodEnd());
	}

	private static LocalDate periodEnd(Subscription subscription) {
		return LocalDate.ofInstant(end(subscription), ZoneOffset.UTC);
	}

}
