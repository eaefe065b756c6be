package org.tragwerk.sandbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import com.stripe.exception.InvalidRequestException;
import com.stripe.model.Invoice;
import com.stripe.model.Subscription;
import com.stripe.param.EventListParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.SubscriptionUpdateParams.PauseCollection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RenewalTests {

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void drawsTheNextPaymentAnHourIntoTheNewPeriod() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.advance("P1M");

		assertThat(invoices(subscription)).extracting(Invoice::getStatus).containsExactly("draft", "paid");
		this.fixture.advance("PT2H");

		assertThat(invoices(subscription)).extracting(Invoice::getStatus).containsExactly("paid", "paid");
		assertThat(typesSince(subscription)).containsSubsequence("invoice.created", "customer.subscription.updated",
				"invoice.finalized", "payment_intent.created", "charge.succeeded", "payment_intent.succeeded",
				"invoice.paid", "invoice.payment_succeeded", "invoice_payment.paid", "charge.updated");
		assertThat(current(subscription).getItems().getData().get(0).getCurrentPeriodStart())
			.isEqualTo(subscription.getItems().getData().get(0).getCurrentPeriodEnd());
	}

	@Test
	void recoversWithTheFirstRetry() throws Exception {
		var subscription = this.fixture.subscribed();
		act(subscription, "fail_next_payment", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
		assertThat(typesSince(subscription)).endsWith("charge.failed", "payment_intent.payment_failed",
				"invoice.payment_failed", "customer.subscription.updated");
		this.fixture.advance("P4D");

		assertThat(current(subscription).getStatus()).isEqualTo("active");
		assertThat(invoices(subscription).get(0).getAttemptCount()).isEqualTo(2);
	}

	@Test
	void endsWhenAllRetriesFail() throws Exception {
		var subscription = this.fixture.subscribed();
		act(subscription, "fail_next_payment", "times=0");
		this.fixture.advance("P1M");
		this.fixture.advance("P16D");

		var ended = current(subscription);
		assertThat(ended.getStatus()).isEqualTo("canceled");
		assertThat(ended.getCancellationDetails().getReason()).isEqualTo("payment_failed");
		assertThat(this.fixture.stripe.v1()
			.subscriptions()
			.list(SubscriptionListParams.builder().setCustomer(ended.getCustomer()).build())
			.getData()).isEmpty();
	}

	@Test
	void staysPastDueIfTheAccountSaysSo() throws Exception {
		this.fixture.post("/_sandbox/account", "after_retries=leave_past_due");
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "times=0");
		this.fixture.advance("P3M");

		assertThat(current(subscription).getStatus()).isEqualTo("past_due");
	}

	@Test
	void becomesUnpaidIfTheAccountSaysSo() throws Exception {
		this.fixture.post("/_sandbox/account", "after_retries=mark_unpaid");
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "times=4");
		this.fixture.advance("P1M");
		this.fixture.advance("P16D");
		assertThat(current(subscription).getStatus()).isEqualTo("unpaid");
		this.fixture.advance("P1M");

		var draft = this.fixture.stripe.v1().invoices().retrieve(current(subscription).getLatestInvoice());
		assertThat(draft.getStatus()).isEqualTo("draft");
		assertThat(draft.getAutoAdvance()).isFalse();
		var open = this.fixture.stripe.v1().invoices().finalizeInvoice(draft.getId());
		assertThat(open.getStatus()).isEqualTo("open");
		assertThat(this.fixture.stripe.v1().invoices().pay(draft.getId()).getStatus()).isEqualTo("paid");
		assertThat(current(subscription).getStatus()).isEqualTo("active");
	}

	@Test
	void isNoLongerPastDueOnceTheInvoiceIsWrittenOffOrVoid() throws Exception {
		for (var end : List.of("mark_uncollectible", "void")) {
			var subscription = this.fixture.subscribed();
			this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "times=0");
			this.fixture.advance("P1M");
			this.fixture.advance("PT2H");
			assertThat(current(subscription).getStatus()).isEqualTo("past_due");
			this.fixture.api("POST", "/v1/invoices/" + current(subscription).getLatestInvoice() + "/" + end, "");
			assertThat(current(subscription).getStatus()).isEqualTo("active");
		}
	}

	@Test
	void stopsCollectingWhenItEnds() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		this.fixture.stripe.v1().subscriptions().cancel(subscription.getId());
		this.fixture.advance("P20D");

		var open = this.fixture.stripe.v1().invoices().retrieve(current(subscription).getLatestInvoice());
		assertThat(open.getStatus()).isEqualTo("open");
		assertThat(open.getAutoAdvance()).isFalse();
		assertThat(open.getAttemptCount()).isOne();
	}

	@ParameterizedTest
	@CsvSource({ "keep_as_draft,draft", "mark_uncollectible,uncollectible", "void,void" })
	void leavesAnInvoiceOfAPauseAsConfigured(String behavior, String status) throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(), "pause_collection[behavior]=" + behavior);
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		assertThat(invoices(subscription).get(0).getStatus()).isEqualTo(status);
	}

	@Test
	void requiresActionWhereTheBankAsksForAuthentication() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/challenge_next_payment", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		var waiting = current(subscription);
		assertThat(waiting.getStatus()).isEqualTo("past_due");
		var invoice = this.fixture.stripe.v1().invoices().retrieve(waiting.getLatestInvoice());
		assertThat(invoice.getStatus()).isEqualTo("open");
		var page = invoice.getHostedInvoiceUrl().replaceFirst("^https?://[^/]+", "");
		assertThat(this.fixture.get(page, "text/html").statusCode()).isEqualTo(200);
		assertThat(this.fixture.stripe.v1().invoices().pay(invoice.getId()).getStatus()).isEqualTo("paid");
		assertThat(current(subscription).getStatus()).isEqualTo("active");
		assertThat(this.fixture.types()).containsSubsequence("payment_intent.requires_action",
				"invoice.payment_action_required", "customer.subscription.updated", "invoice.paid");
	}

	@Test
	void keepsADraftThatCannotBecomeAnInvoice() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_finalization", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");

		var draft = this.fixture.stripe.v1().invoices().retrieve(current(subscription).getLatestInvoice());
		assertThat(draft.getStatus()).isEqualTo("draft");
		assertThat(draft.getLastFinalizationError()).isNotNull();
		assertThat(this.fixture.types()).contains("invoice.finalization_failed");
		assertThat(this.fixture.stripe.v1().invoices().finalizeInvoice(draft.getId()).getStatus()).isEqualTo("open");
	}

	@Test
	void recordsAnOverpaidInvoice() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getLatestInvoice() + "/overpay", "amount=250");

		assertThat(this.fixture.stripe.v1().invoices().retrieve(subscription.getLatestInvoice()).getAmountOverpaid())
			.isEqualTo(250);
		assertThat(this.fixture.types()).contains("invoice.overpaid");
	}

	@Test
	void billsTheLastDayOfShortMonths() throws Exception {
		var now = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
		var january31 = LocalDate.of(now.getYear() + 1, 1, 31);
		this.fixture.advanceTo(Instant.parse(january31 + "T09:00:00Z"));
		var subscription = this.fixture.subscribed();

		assertThat(periodEnd(subscription)).isEqualTo(january31.plusMonths(1));
		this.fixture.advance("P1M");
		this.fixture.advance("P1D");
		assertThat(periodEnd(current(subscription))).isEqualTo(january31.plusMonths(2));
		assertThat(periodEnd(current(subscription)).getDayOfMonth()).isEqualTo(31);
	}

	@Test
	void endsAtThePeriodsEnd() throws Exception {
		var subscription = this.fixture.subscribed();
		var update = SubscriptionUpdateParams.builder().setCancelAtPeriodEnd(true).build();
		var planned = this.fixture.stripe.v1().subscriptions().update(subscription.getId(), update);
		assertThat(planned.getCancelAt()).isEqualTo(planned.getItems().getData().get(0).getCurrentPeriodEnd());
		this.fixture.advance("P32D");

		assertThat(current(subscription).getStatus()).isEqualTo("canceled");
		assertThat(invoices(subscription)).hasSize(1);
	}

	@Test
	void takesACancellationBack() throws Exception {
		var subscription = this.fixture.subscribed();
		var id = subscription.getId();
		this.fixture.api("POST", "/v1/subscriptions/" + id, "cancel_at_period_end=true");
		this.fixture.api("POST", "/v1/subscriptions/" + id, "cancel_at_period_end=false");
		this.fixture.advance("P32D");

		assertThat(current(subscription).getStatus()).isEqualTo("active");
		assertThat(current(subscription).getCancelAt()).isNull();
	}

	@Test
	void chargesTheNewAmountFromTheNextPeriodOn() throws Exception {
		var subscription = this.fixture.subscribed();
		var item = subscription.getItems().getData().get(0).getId();
		this.fixture.api("POST", "/v1/subscriptions/" + subscription.getId(),
				"items[0][id]=" + item + "&items[0][price_data][currency]=eur&items[0][price_data][product]="
						+ SandboxFixture.PRODUCT + "&items[0][price_data][unit_amount]=1200"
						+ "&items[0][price_data][recurring][interval]=month&proration_behavior=none");
		assertThat(invoices(subscription)).hasSize(1);
		this.fixture.advance("P32D");

		assertThat(current(subscription).getItems().getData()).hasSize(1);
		assertThat(invoices(subscription).get(0).getAmountPaid()).isEqualTo(1200);
	}

	@Test
	void collectsNothingWhilePaused() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.stripe.v1()
			.subscriptions()
			.update(subscription.getId(),
					SubscriptionUpdateParams.builder()
						.setPauseCollection(
								PauseCollection.builder().setBehavior(PauseCollection.Behavior.VOID).build())
						.build());
		this.fixture.advance("P32D");

		assertThat(current(subscription).getStatus()).isEqualTo("active");
		assertThat(invoices(subscription)).extracting(Invoice::getStatus).containsExactly("void", "paid");
	}

	@Test
	void cancelsNowAndOnlyOnce() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.stripe.v1().subscriptions().cancel(subscription.getId());

		assertThat(current(subscription).getEndedAt()).isNotNull();
		assertThatThrownBy(() -> this.fixture.stripe.v1().subscriptions().cancel(subscription.getId()))
			.isInstanceOf(InvalidRequestException.class)
			.extracting("code")
			.isEqualTo("resource_missing");
	}

	@Test
	void leavesAStubOfADeletedCustomer() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.stripe.v1().customers().delete(subscription.getCustomer());

		assertThat(this.fixture.stripe.v1().customers().retrieve(subscription.getCustomer()).getDeleted()).isTrue();
		assertThat(current(subscription).getStatus()).isEqualTo("canceled");
	}

	private void act(Subscription subscription, String act, String form) {
		assertThat(this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/" + act, form).statusCode())
			.isEqualTo(200);
	}

	private Subscription current(Subscription subscription) throws Exception {
		return this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId());
	}

	private List<Invoice> invoices(Subscription subscription) throws Exception {
		var params = InvoiceListParams.builder().setSubscription(subscription.getId()).build();
		return this.fixture.stripe.v1().invoices().list(params).getData();
	}

	private List<String> typesSince(Subscription subscription) throws Exception {
		var created = EventListParams.Created.builder().setGt(subscription.getCreated() + 60).build();
		var params = EventListParams.builder().setLimit(100L).setCreated(created).build();
		var types = new ArrayList<>(this.fixture.stripe.v1()
			.events()
			.list(params)
			.getData()
			.stream()
			.map((event) -> event.getType())
			.toList());
		Collections.reverse(types);
		return types;
	}

	private static LocalDate periodEnd(Subscription subscription) {
		var end = subscription.getItems().getData().get(0).getCurrentPeriodEnd();
		return LocalDate.ofInstant(Instant.ofEpochSecond(end), ZoneOffset.UTC);
	}

}
