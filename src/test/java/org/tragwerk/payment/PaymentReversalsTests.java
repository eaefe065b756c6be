package org.tragwerk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.payment.DisputeSnapshot.Kind;
import org.tragwerk.payment.DisputeSnapshot.Status;
import org.tragwerk.payment.PaymentEvent.FraudSuspected;
import org.tragwerk.payment.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.payment.PaymentEvent.PaymentDisputed;
import org.tragwerk.payment.PaymentEvent.PaymentInquiryClosed;
import org.tragwerk.payment.PaymentEvent.PaymentInquiryOpened;
import org.tragwerk.payment.PaymentEvent.PaymentRefunded;
import org.tragwerk.payment.PaymentEvent.PaymentReturned;
import org.tragwerk.payment.PaymentEvent.RefundFailed;
import org.tragwerk.payment.PaymentEvent.RefundSucceeded;
import org.tragwerk.payment.PaymentSnapshot.FraudWarning;
import org.tragwerk.payment.PaymentSnapshot.Reversal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.tragwerk.testing.AggregateEvents.takeEvents;

class PaymentReversalsTests {

	private static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

	private static final Instant LATER = START.plus(Duration.ofDays(3));

	private static final UUID COMMAND = UUID.fromString("00000000-0000-0000-0000-0000000000c0");

	private final List<Object> told = new ArrayList<>();

	private final Payment payment = new Payment(PaymentPurpose.subscription(UUID.randomUUID()), paid(null));

	@BeforeEach
	void pay() {
		this.payment.sync(paid(null), START);
		takeEvents(this.payment);
	}

	@Test
	@Fault("F72")
	void storesEachRefundAndPublishesItOnce() {
		refund("re_1", 200, RefundStatus.SUCCEEDED);
		refund("re_1", 200, RefundStatus.SUCCEEDED);
		refund("re_2", 550, RefundStatus.SUCCEEDED);
		assertThat(events(PaymentRefunded.class)).extracting(PaymentRefunded::amount, PaymentRefunded::total)
			.containsExactly(tuple(new Money(200), new Money(200)), tuple(new Money(550), new Money(750)));
		assertThat(events(PaymentRefunded.class)).extracting(PaymentRefunded::refund).doesNotHaveDuplicates();
		assertThat(this.payment.net()).isEqualTo(Money.ZERO);
	}

	@Test
	@Fault("F72")
	void publishesAllRefundsOfASnapshot() {
		sync(List.of(refundOf("re_1", 200, RefundStatus.SUCCEEDED), refundOf("re_2", 100, RefundStatus.PENDING)),
				List.of(), null);
		assertThat(events(PaymentRefunded.class)).extracting(PaymentRefunded::total)
			.containsExactly(new Money(200), new Money(300));
		assertThat(this.payment.net()).isEqualTo(new Money(450));
	}

	@Test
	void publishesARefundWithItsCreationAndItsSuccessWithTheSync() {
		refund("re_1", 200, RefundStatus.PENDING);
		assertThat(takeEvents(this.payment)).singleElement().extracting("at").isEqualTo(START.plusSeconds(9));
		refund("re_1", 200, RefundStatus.SUCCEEDED);
		assertThat(takeEvents(this.payment)).singleElement().isInstanceOfSatisfying(RefundSucceeded.class, (event) -> {
			assertThat(event.at()).isEqualTo(LATER);
			assertThat(event.command()).isEqualTo(COMMAND);
			assertThat(event.amount()).isEqualTo(new Money(200));
		});
		refund("re_1", 200, RefundStatus.SUCCEEDED);
		assertThat(takeEvents(this.payment)).isEmpty();
	}

	@Test
	@Fault("F74")
	void aRefundThatFailedIsToldOnceWhateverItsStatusBecomes() {
		refund("re_1", 200, RefundStatus.FAILED);
		takeEvents(this.payment);
		refund("re_1", 200, RefundStatus.CANCELED);
		assertThat(takeEvents(this.payment)).isEmpty();
	}

	@ParameterizedTest
	@Fault("F74")
	@EnumSource(names = { "PENDING", "REQUIRES_ACTION", "SUCCEEDED" })
	void aFailedRefundRestoresTheRemainingAmount(RefundStatus before) {
		refund("re_1", 750, before);
		takeEvents(this.payment);
		refund("re_1", 750, RefundStatus.FAILED);
		refund("re_1", 750, RefundStatus.FAILED);
		assertThat(takeEvents(this.payment)).singleElement().isInstanceOfSatisfying(RefundFailed.class, (event) -> {
			assertThat(event.amount()).isEqualTo(new Money(750));
			assertThat(event.total()).isEqualTo(Money.ZERO);
			assertThat(event.command()).isEqualTo(COMMAND);
			assertThat(event.reason()).isEqualTo("expired_or_canceled_card");
			assertThat(event.at()).isEqualTo(LATER);
		});
		assertThat(this.payment.net()).isEqualTo(new Money(750));
		refund("re_2", 750, RefundStatus.SUCCEEDED);
		assertThat(events(PaymentRefunded.class)).hasSize(1);
		assertThat(this.payment.net()).isEqualTo(Money.ZERO);
	}

	@Test
	@Fault("F74")
	void publishesAnUnseenFailedRefundInOrder() {
		refund("re_1", 300, RefundStatus.FAILED);
		assertThat(takeEvents(this.payment)).hasExactlyElementsOfTypes(PaymentRefunded.class, RefundFailed.class);
		refund("re_1", 300, RefundStatus.SUCCEEDED);
		assertThat(takeEvents(this.payment)).hasExactlyElementsOfTypes(PaymentRefunded.class, RefundSucceeded.class);
	}

	@Test
	@Fault("F69")
	void publishesAReturnOnce() {
		dispute("du_1", Kind.RETURN, Status.LOST, 750);
		dispute("du_1", Kind.RETURN, Status.LOST, 750);
		assertThat(takeEvents(this.payment)).singleElement().isInstanceOfSatisfying(PaymentReturned.class, (event) -> {
			assertThat(event.amount()).isEqualTo(new Money(750));
			assertThat(event.reason()).isEqualTo("fraudulent");
			assertThat(event.at()).isEqualTo(START);
			assertThat(event.dispute()).isNotNull();
		});
		assertThat(this.payment.net()).isEqualTo(Money.ZERO);
	}

	@ParameterizedTest
	@Fault("F76")
	@ValueSource(booleans = { true, false })
	void publishesADisputeAndItsEnd(boolean won) {
		dispute("du_1", Kind.DISPUTE, Status.NEEDS_RESPONSE, 500);
		dispute("du_1", Kind.DISPUTE, Status.UNDER_REVIEW, 500);
		assertThat(this.payment.net()).isEqualTo(new Money(250));
		dispute("du_1", Kind.DISPUTE, won ? Status.WON : Status.LOST, 500);
		dispute("du_1", Kind.DISPUTE, won ? Status.WON : Status.LOST, 500);
		var events = takeEvents(this.payment);
		assertThat(events).hasExactlyElementsOfTypes(PaymentDisputed.class, PaymentDisputeClosed.class);
		assertThat(events).last().isInstanceOfSatisfying(PaymentDisputeClosed.class, (event) -> {
			assertThat(event.won()).isEqualTo(won);
			assertThat(event.amount()).isEqualTo(new Money(500));
			assertThat(event.at()).isEqualTo(LATER);
		});
		assertThat(this.payment.net()).isEqualTo(new Money(won ? 750 : 250));
	}

	@Test
	void publishesAnUnseenDisputeInOrder() {
		dispute("du_1", Kind.DISPUTE, Status.LOST, 750);
		assertThat(takeEvents(this.payment)).hasExactlyElementsOfTypes(PaymentDisputed.class,
				PaymentDisputeClosed.class);
	}

	@Test
	@Fault("F70")
	void anInquiryWithdrawsNothingUnlessItBecomesADispute() {
		dispute("du_1", Kind.DISPUTE, Status.WARNING_NEEDS_RESPONSE, 750);
		assertThat(takeEvents(this.payment)).singleElement()
			.isInstanceOfSatisfying(PaymentInquiryOpened.class, (event) -> {
				assertThat(event.amount()).isEqualTo(new Money(750));
				assertThat(event.respondBy()).isEqualTo(LATER);
			});
		dispute("du_1", Kind.DISPUTE, Status.WARNING_UNDER_REVIEW, 750);
		assertThat(takeEvents(this.payment)).isEmpty();
		dispute("du_1", Kind.DISPUTE, Status.WARNING_CLOSED, 750);
		dispute("du_1", Kind.DISPUTE, Status.WARNING_CLOSED, 750);
		assertThat(takeEvents(this.payment)).singleElement()
			.isInstanceOfSatisfying(PaymentInquiryClosed.class, (event) -> {
				assertThat(event.amount()).isEqualTo(new Money(750));
				assertThat(event.at()).isEqualTo(LATER);
			});
		assertThat(this.payment.net()).isEqualTo(new Money(750));
		dispute("du_1", Kind.DISPUTE, Status.NEEDS_RESPONSE, 750);
		assertThat(takeEvents(this.payment)).singleElement()
			.isInstanceOfSatisfying(PaymentDisputed.class, (event) -> assertThat(event.respondBy()).isEqualTo(LATER));
	}

	@Test
	@Fault("F70")
	void anInquiryThatBecomesADisputeIsNotClosed() {
		dispute("du_1", Kind.DISPUTE, Status.WARNING_NEEDS_RESPONSE, 750);
		takeEvents(this.payment);
		dispute("du_1", Kind.DISPUTE, Status.NEEDS_RESPONSE, 750);
		assertThat(takeEvents(this.payment)).hasExactlyElementsOfTypes(PaymentDisputed.class);
	}

	@ParameterizedTest
	@Fault("F70")
	@EnumSource(names = { "PREVENTED", "WARNING_CLOSED" })
	void aDisputeThatIsClosedWithoutMoneyWhenItIsFoundNeedsNobody(Status status) {
		dispute("du_1", Kind.DISPUTE, status, 750);
		assertThat(takeEvents(this.payment)).isEmpty();
		assertThat(this.payment.net()).isEqualTo(new Money(750));
	}

	@ParameterizedTest
	@Fault("F70")
	@EnumSource(names = { "WARNING_UNDER_REVIEW", "UNKNOWN" })
	void publishesADisputeWithoutWithdrawalAsAnInquiry(Status status) {
		dispute("du_1", Kind.DISPUTE, status, 750);
		assertThat(takeEvents(this.payment)).singleElement().isInstanceOf(PaymentInquiryOpened.class);
		assertThat(this.payment.net()).isEqualTo(new Money(750));
	}

	@Test
	@Fault("F70")
	void ignoresAnUnknownStatusOfADispute() {
		dispute("du_1", Kind.DISPUTE, Status.NEEDS_RESPONSE, 750);
		dispute("du_1", Kind.DISPUTE, Status.UNKNOWN, 10);
		assertThat(this.payment.net()).isEqualTo(Money.ZERO);
		dispute("du_1", Kind.DISPUTE, Status.WON, 750);
		assertThat(takeEvents(this.payment)).hasExactlyElementsOfTypes(PaymentDisputed.class,
				PaymentDisputeClosed.class);
	}

	@Test
	@Fault("F70")
	void publishesEachDisputeOfACharge() {
		sync(List.of(), List.of(disputeOf("du_1", Kind.DISPUTE, Status.WON, 500),
				disputeOf("du_2", Kind.DISPUTE, Status.NEEDS_RESPONSE, 250)), null);
		assertThat(takeEvents(this.payment)).hasExactlyElementsOfTypes(PaymentDisputed.class,
				PaymentDisputeClosed.class, PaymentDisputed.class);
		assertThat(this.payment.net()).isEqualTo(new Money(500));
		dispute("du_2", Kind.DISPUTE, Status.LOST, 250);
		assertThat(takeEvents(this.payment)).singleElement()
			.isInstanceOfSatisfying(PaymentDisputeClosed.class, (event) -> assertThat(event.won()).isFalse());
	}

	@Test
	@Fault("F75")
	void remainingAmountIsNeverNegative() {
		refund("re_1", 750, RefundStatus.SUCCEEDED);
		dispute("du_1", Kind.RETURN, Status.LOST, 750);
		assertThat(takeEvents(this.payment)).hasAtLeastOneElementOfType(PaymentRefunded.class)
			.hasAtLeastOneElementOfType(PaymentReturned.class);
		assertThat(this.payment.net()).isEqualTo(Money.ZERO);
	}

	@Test
	@Fault("F77")
	void publishesAFraudWarningOnce() {
		sync(List.of(), List.of(), new FraudWarning("issfr_1", "made_with_stolen_card", START));
		sync(List.of(), List.of(), new FraudWarning("issfr_1", "made_with_stolen_card", START));
		assertThat(takeEvents(this.payment)).containsExactly(new FraudSuspected(this.payment.id(),
				this.payment.purpose(), "issfr_1", new Money(750), "made_with_stolen_card", START));
		sync(List.of(), List.of(), new FraudWarning("issfr_2", "misc", START));
		assertThat(takeEvents(this.payment)).hasSize(1);
	}

	@Test
	void keepsReversalsThatWereNotFetched() {
		refund("re_1", 200, RefundStatus.SUCCEEDED);
		takeEvents(this.payment);
		this.payment.sync(paid(null), LATER);
		this.payment.sync(paid(Reversal.NONE), LATER);
		assertThat(takeEvents(this.payment)).isEmpty();
		assertThat(this.payment.net()).isEqualTo(new Money(550));
	}

	@Test
	void ignoresReversalsOfAnUnpaidPayment() {
		var unpaid = new Payment(this.payment.purpose(), paid(null));
		unpaid.sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, null), "sub_ada", PaymentStatus.PENDING,
				new Money(750), START, null, null, null, PaymentSnapshot.Attempts.NONE,
				new Reversal(List.of(refundOf("re_1", 200, RefundStatus.SUCCEEDED)), List.of(), null)), LATER);
		assertThat(takeEvents(unpaid)).isEmpty();
	}

	@Test
	void storesWhenADisputeWasClosed() {
		for (var status : Status.values()) {
			var isClosed = Set.of(Status.WON, Status.LOST, Status.WARNING_CLOSED, Status.PREVENTED).contains(status);
			var dispute = new Dispute(disputeOf("du_1", Kind.DISPUTE, status, 750), START);
			assertThat(dispute).hasFieldOrPropertyWithValue("closedAt", isClosed ? START : null)
				.hasFieldOrPropertyWithValue("changedAt", START);
			dispute.sync(disputeOf("du_1", Kind.DISPUTE, status, 750), LATER);
			assertThat(dispute).hasFieldOrPropertyWithValue("closedAt", isClosed ? START : null)
				.hasFieldOrPropertyWithValue("changedAt", START);
		}
		var reopened = new Dispute(disputeOf("du_1", Kind.DISPUTE, Status.WARNING_CLOSED, 750), START);
		reopened.sync(disputeOf("du_1", Kind.DISPUTE, Status.NEEDS_RESPONSE, 750), LATER);
		assertThat(reopened).hasFieldOrPropertyWithValue("closedAt", null)
			.hasFieldOrPropertyWithValue("changedAt", LATER);
		reopened.sync(disputeOf("du_1", Kind.DISPUTE, Status.LOST, 750), LATER.plusSeconds(1));
		assertThat(reopened).hasFieldOrPropertyWithValue("closedAt", LATER.plusSeconds(1));
	}

	@Test
	void storesWhenAndWhyARefundFailed() {
		var refund = new Refund(refundOf("re_1", 200, RefundStatus.PENDING));
		refund.sync(refundOf("re_1", 200, RefundStatus.FAILED), LATER);
		assertThat(refund).hasFieldOrPropertyWithValue("failureReason", "expired_or_canceled_card")
			.hasFieldOrPropertyWithValue("changedAt", LATER)
			.hasFieldOrPropertyWithValue("createdAt", START.plusSeconds(9));
		assertThat(refund.sync(refundOf("re_1", 200, RefundStatus.SUCCEEDED), LATER)).isTrue();
		assertThat(refund).hasFieldOrPropertyWithValue("failureReason", null);
		assertThat(refund.sync(refundOf("re_1", 200, RefundStatus.SUCCEEDED), LATER.plusSeconds(1))).isFalse();
		assertThat(refund).hasFieldOrPropertyWithValue("changedAt", LATER);
	}

	private void refund(String id, long cents, RefundStatus status) {
		sync(List.of(refundOf(id, cents, status)), List.of(), null);
	}

	private void dispute(String id, Kind kind, Status status, long cents) {
		sync(List.of(), List.of(disputeOf(id, kind, status, cents)), null);
	}

	private void sync(List<RefundSnapshot> refunds, List<DisputeSnapshot> disputes, @Nullable FraudWarning warning) {
		this.payment.sync(paid(new Reversal(refunds, disputes, warning)), LATER);
	}

	private <T extends PaymentEvent> List<T> events(Class<T> type) {
		this.told.addAll(takeEvents(this.payment));
		return this.told.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private static RefundSnapshot refundOf(String id, long cents, RefundStatus status) {
		return new RefundSnapshot(id, COMMAND, new Money(cents), status, START.plusSeconds(9),
				"expired_or_canceled_card");
	}

	private static DisputeSnapshot disputeOf(String id, Kind kind, Status status, long cents) {
		return new DisputeSnapshot(id, kind, status, new Money(cents), "fraudulent", START, LATER);
	}

	private static PaymentSnapshot paid(@Nullable Reversal reversal) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", "ch_1", "in_1"), "sub_ada", PaymentStatus.PAID,
				new Money(750), START, START, null, null, PaymentSnapshot.Attempts.NONE, reversal);
	}

}
