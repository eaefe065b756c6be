package org.tragwerk.payment;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.payment.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.payment.PaymentEvent.PaymentDisputed;
import org.tragwerk.payment.PaymentEvent.PaymentFailed;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentEvent.PaymentRefunded;
import org.tragwerk.payment.PaymentEvent.PaymentReturned;
import org.tragwerk.payment.PaymentEvent.RefundFailed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tragwerk.testing.AggregateEvents.takeEvents;

class PaymentTests {

	private static final Instant START = Instant.parse("2026-11-24T20:00:00Z");

	private static final Instant PERIOD_END = Instant.parse("2026-12-24T20:00:00Z");

	private static final Instant LATER = START.plus(Duration.ofDays(3));

	private static final Money AMOUNT = new Money(750);

	private static final PaymentSnapshot.Period PERIOD = new PaymentSnapshot.Period(START, PERIOD_END);

	private static final Dispute OPEN = new Dispute("du_1", Dispute.Kind.DISPUTE, Dispute.Status.NEEDS_RESPONSE, AMOUNT,
			"fraudulent", START, null);

	private final PaymentPurpose subscription = PaymentPurpose.subscription(UUID.randomUUID());

	private Money refunded = Money.NOTHING;

	private final Payment payment = new Payment(this.subscription, snapshot(PaymentStatus.PENDING, 0));

	@Test
	@Fault("F9")
	void isReceivedOnceHoweverOftenItIsSynced() {
		sync(snapshot(PaymentStatus.PAID, 1));
		sync(snapshot(PaymentStatus.PAID, 1));
		assertThat(takeEvents(this.payment))
			.containsExactly(new PaymentReceived(this.payment.id(), this.subscription, AMOUNT, PERIOD, START));
	}

	@ParameterizedTest
	@EnumSource(names = "PAID", mode = EnumSource.Mode.EXCLUDE)
	void whatWasPaidStaysPaid(PaymentStatus late) {
		sync(snapshot(PaymentStatus.PAID, 1));
		takeEvents(this.payment);
		sync(snapshot(late, 2));
		assertThat(this.payment.status()).isEqualTo(PaymentStatus.PAID);
		assertThat(takeEvents(this.payment)).isEmpty();
	}

	@Test
	void eachFailedTryIsToldOnce() {
		sync(snapshot(PaymentStatus.FAILED, 1));
		sync(snapshot(PaymentStatus.FAILED, 1));
		sync(snapshot(PaymentStatus.FAILED, 2));
		assertThat(takeEvents(this.payment)).containsExactly(failed(1), failed(2));
	}

	@Test
	void aDebitThatIsTriedAgainIsPendingAndCanFailAgain() {
		sync(snapshot(PaymentStatus.FAILED, 1));
		sync(snapshot(PaymentStatus.PENDING, 2));
		assertThat(this.payment.status()).isEqualTo(PaymentStatus.PENDING);
		sync(snapshot(PaymentStatus.FAILED, 2));
		assertThat(takeEvents(this.payment)).containsExactly(failed(1), failed(2));
	}

	@ParameterizedTest
	@Fault("F56")
	@EnumSource(names = { "FAILED", "CANCELED" })
	void isReceivedAlsoWhenNobodyExpectedItAnyMore(PaymentStatus before) {
		sync(snapshot(before, 4));
		takeEvents(this.payment);
		sync(snapshot(PaymentStatus.PAID, 4));
		assertThat(takeEvents(this.payment)).singleElement().isInstanceOf(PaymentReceived.class);
	}

	@Test
	void aPaymentThatIsCanceledTellsNobody() {
		sync(snapshot(PaymentStatus.CANCELED, 0));
		assertThat(this.payment.status()).isEqualTo(PaymentStatus.CANCELED);
		assertThat(takeEvents(this.payment)).isEmpty();
	}

	@Test
	@Fault("F72")
	void tellsOfEachRefundWhatItAddsToTheSum() {
		refundTo(200);
		refundTo(200);
		refundTo(750);
		assertThat(takeEvents(this.payment)).containsExactly(refunded(200, 200), refunded(550, 750));
	}

	@Test
	@Fault("F74")
	void aRefundThatFailedIsOwedAgain() {
		refundTo(750);
		takeEvents(this.payment);
		refundTo(0);
		assertThat(takeEvents(this.payment))
			.containsExactly(new RefundFailed(this.payment.id(), this.subscription, AMOUNT, Money.NOTHING, LATER));
		refundTo(750);
		assertThat(takeEvents(this.payment)).containsExactly(refunded(750, 750));
		refundTo(200);
		assertThat(takeEvents(this.payment)).containsExactly(
				new RefundFailed(this.payment.id(), this.subscription, new Money(550), new Money(200), LATER));
	}

	@Test
	void refusesWhatNoMoneyCanDo() {
		assertThatIllegalStateException().isThrownBy(() -> this.payment.refund(new Money(1), LATER))
			.withMessageContaining("cannot be refunded up to 1 cents: 0 of 750 cents are left");
		sync(snapshot(PaymentStatus.PAID, 1));
		assertThatIllegalStateException().isThrownBy(() -> this.payment.refund(new Money(751), LATER))
			.withMessageContaining("cannot be refunded up to 751 cents");
		assertThatIllegalStateException().isThrownBy(() -> this.payment.revokeRefund(new Money(1), LATER))
			.withMessageContaining("can fail")
			.withMessageContaining(this.payment.id().value().toString());
		assertThatIllegalStateException().isThrownBy(() -> this.payment.receive(AMOUNT, LATER))
			.withMessageContaining("cannot be received again")
			.withMessageContaining(this.payment.id().value().toString());
		assertThatIllegalStateException().isThrownBy(() -> this.payment.fail(PaymentSnapshot.Attempts.NONE, LATER))
			.withMessageContaining("cannot fail: it was paid");
		assertThatIllegalStateException().isThrownBy(this.payment::cancel)
			.withMessageContaining("cannot be canceled: it was paid");
	}

	@Test
	void whatNobodyLookedAtStaysAsItWas() {
		refundTo(200);
		takeEvents(this.payment);
		sync(snapshot(PaymentStatus.PAID, 1));
		assertThat(takeEvents(this.payment)).isEmpty();
		refundTo(200);
		assertThat(takeEvents(this.payment)).isEmpty();
	}

	@Test
	@Fault("F69")
	void aReturnIsToldOnce() {
		dispute(Dispute.Kind.RETURN, Dispute.Status.LOST, 750);
		dispute(Dispute.Kind.RETURN, Dispute.Status.LOST, 750);
		assertThat(takeEvents(this.payment))
			.containsExactly(new PaymentReturned(this.payment.id(), this.subscription, AMOUNT, "fraudulent", START));
	}

	@ParameterizedTest
	@Fault("F76")
	@ValueSource(booleans = { true, false })
	void aDisputeIsOpenedAndClosed(boolean won) {
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.NEEDS_RESPONSE, 500);
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.UNDER_REVIEW, 500);
		dispute(Dispute.Kind.DISPUTE, won ? Dispute.Status.WON : Dispute.Status.LOST, 500);
		dispute(Dispute.Kind.DISPUTE, won ? Dispute.Status.WON : Dispute.Status.LOST, 500);
		assertThat(takeEvents(this.payment)).containsExactly(disputed(500), closed(500, won));
	}

	@Test
	void aDisputeThatWasOpenedAndClosedUnseenIsToldInOrder() {
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.LOST, 750);
		assertThat(takeEvents(this.payment)).containsExactly(disputed(750), closed(750, false));
		assertThat(this.payment).extracting("dispute.closedAt").isEqualTo(LATER);
	}

	@Test
	@Fault("F70")
	void anInquiryTakesNothingBackUnlessItBecomesADispute() {
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.WARNING_NEEDS_RESPONSE, 750);
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.WARNING_UNDER_REVIEW, 750);
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.WARNING_CLOSED, 750);
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.PREVENTED, 750);
		assertThat(takeEvents(this.payment)).isEmpty();
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.NEEDS_RESPONSE, 750);
		assertThat(takeEvents(this.payment)).containsExactly(disputed(750));
	}

	@Test
	@Fault("F70")
	void aStatusThatIsNotKnownChangesNoDispute() {
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.NEEDS_RESPONSE, 750);
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.UNKNOWN, 750);
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.WON, 750);
		assertThat(takeEvents(this.payment)).containsExactly(disputed(750), closed(750, true));
	}

	@Test
	@Fault("F70")
	void aDisputeOfUnknownStatusTakesNothingBackUntilItIsKnown() {
		dispute(Dispute.Kind.RETURN, Dispute.Status.UNKNOWN, 750);
		assertThat(takeEvents(this.payment)).isEmpty();
		dispute(Dispute.Kind.RETURN, Dispute.Status.LOST, 750);
		assertThat(takeEvents(this.payment)).singleElement().isInstanceOf(PaymentReturned.class);
	}

	@Test
	@Fault("F75")
	void aRefundAndAReturnOfTheSameDebitAreBothTold() {
		refundTo(750);
		dispute(Dispute.Kind.RETURN, Dispute.Status.LOST, 750);
		assertThat(takeEvents(this.payment)).hasExactlyElementsOfTypes(PaymentRefunded.class, PaymentReturned.class);
	}

	@Test
	void isForASubscriptionOrForAGift() {
		assertThat(this.payment.purpose()).isEqualTo(this.subscription);
		assertThat(this.subscription.isGift()).isFalse();
		assertThat(PaymentPurpose.gift(UUID.randomUUID()).isGift()).isTrue();
	}

	@Test
	void whatWasNotPaidCannotGoBack() {
		sync(reversed(PaymentStatus.PENDING, new PaymentSnapshot.Reversal(new Money(200), null,
				new Dispute("du_1", Dispute.Kind.RETURN, Dispute.Status.LOST, AMOUNT, "fraudulent", START, null))));
		assertThat(takeEvents(this.payment)).isEmpty();
		assertThat(this.payment).extracting("refunded").isEqualTo(Money.NOTHING);
		assertThat(this.payment).extracting("dispute").isNull();
	}

	@Test
	void tellsWhenTheRefundWasMadeWhereTheProviderSays() {
		refundTo(0);
		sync(reversed(PaymentStatus.PAID, new PaymentSnapshot.Reversal(new Money(200), START.plusSeconds(9), null)));
		assertThat(takeEvents(this.payment)).singleElement().extracting("at").isEqualTo(START.plusSeconds(9));
	}

	@Test
	void isReceivedWhenTheProviderSaysOrNow() {
		var other = new Payment(this.subscription, snapshot(PaymentStatus.PENDING, 0));
		other.sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, "in_1"), "sub_ada", PaymentStatus.PAID,
				new Money(500), START, null, null, null, PaymentSnapshot.Attempts.NONE, null), LATER);
		assertThat(takeEvents(other))
			.containsExactly(new PaymentReceived(other.id(), this.subscription, new Money(500), null, LATER));
		assertThat(other).extracting("amount").isEqualTo(new Money(500));
		assertThat(other).extracting("paidAt").isEqualTo(LATER);
	}

	@Test
	void aFailureIsToldWithTheTimeOfTheTryOrNow() {
		var tried = new PaymentSnapshot.Attempts(1, START.plusSeconds(5), "card_declined");
		sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, null), "sub_ada", PaymentStatus.FAILED, AMOUNT,
				START, null, null, null, tried, null));
		assertThat(takeEvents(this.payment)).containsExactly(new PaymentFailed(this.payment.id(), this.subscription,
				AMOUNT, 1, "card_declined", START.plusSeconds(5)));
	}

	@Test
	void keepsWhatALaterAnswerDoesNotSay() {
		refundTo(0);
		sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, null), "sub_ada", PaymentStatus.PAID, AMOUNT,
				START, START, null, null, PaymentSnapshot.Attempts.NONE, null));
		assertThat(this.payment).extracting("ids").isEqualTo(new PaymentSnapshot.Ids("pi_1", "ch_1", "in_1"));
		assertThat(this.payment).extracting("period").isEqualTo(PERIOD);
		assertThat(this.payment).extracting("paymentMethodType").isEqualTo(PaymentMethodType.CARD);
		assertThat(this.payment).extracting("attempts.number").isEqualTo(1);
	}

	@Test
	void refusesARefundThatAddsNothingAndOneThatFailsBelowZero() {
		refundTo(200);
		assertThatIllegalStateException().isThrownBy(() -> this.payment.refund(new Money(200), LATER))
			.withMessageContaining("550 of 750 cents are left");
		assertThatIllegalStateException().isThrownBy(() -> this.payment.revokeRefund(new Money(-1), LATER));
		assertThatIllegalStateException().isThrownBy(() -> this.payment.revokeRefund(new Money(200), LATER));
		this.payment.revokeRefund(Money.NOTHING, LATER);
		this.payment.refund(AMOUNT, LATER);
	}

	@Test
	@Fault("F70")
	void aSecondDisputeIsToldOnItsOwn() {
		dispute(Dispute.Kind.DISPUTE, Dispute.Status.WON, 500);
		takeEvents(this.payment);
		reverse(new Dispute("du_2", Dispute.Kind.DISPUTE, Dispute.Status.NEEDS_RESPONSE, new Money(250), "fraudulent",
				START, null));
		assertThat(takeEvents(this.payment)).containsExactly(disputed(250));
		reverse(new Dispute("du_2", Dispute.Kind.DISPUTE, Dispute.Status.LOST, new Money(250), "fraudulent", START,
				null));
		assertThat(takeEvents(this.payment)).containsExactly(closed(250, false));
	}

	@Test
	void remembersWhenADisputeWasFoundClosed() {
		for (var status : Dispute.Status.values()) {
			var closed = Set.of(Dispute.Status.WON, Dispute.Status.LOST, Dispute.Status.WARNING_CLOSED)
				.contains(status);
			var dispute = new Dispute("du_1", Dispute.Kind.DISPUTE, status, AMOUNT, "fraudulent", START, null);
			assertThat(dispute.closed(LATER).closedAt()).isEqualTo(closed ? LATER : null);
			assertThat(dispute.closed(LATER).followedBy(dispute, PERIOD_END).closedAt())
				.isEqualTo(closed ? LATER : null);
			assertThat(OPEN.followedBy(dispute, PERIOD_END).closedAt()).isEqualTo(closed ? PERIOD_END : null);
			assertThat(dispute.isWon()).isEqualTo(status == Dispute.Status.WON);
		}
	}

	@Test
	void noMoreOfADisputeIsTakenThanWasPaid() {
		var dispute = new Dispute("du_1", Dispute.Kind.RETURN, Dispute.Status.LOST, AMOUNT, "fraudulent", START, LATER);
		assertThat(dispute.cappedAt(AMOUNT)).isEqualTo(dispute);
		assertThat(dispute.cappedAt(new Money(751))).isEqualTo(dispute);
		assertThat(dispute.cappedAt(new Money(749))).isEqualTo(new Dispute("du_1", Dispute.Kind.RETURN,
				Dispute.Status.LOST, new Money(749), "fraudulent", START, LATER));
	}

	@Test
	void aGiftHasNoPeriod() {
		var gift = PaymentPurpose.gift(UUID.randomUUID());
		var snapshot = new PaymentSnapshot(new PaymentSnapshot.Ids("pi_gift", "ch_gift", null), null,
				PaymentStatus.PAID, AMOUNT, START, START, null, PaymentMethodType.CARD,
				new PaymentSnapshot.Attempts(1, START, null), null);
		var given = new Payment(gift, snapshot);
		given.sync(snapshot, LATER);
		assertThat(takeEvents(given)).containsExactly(new PaymentReceived(given.id(), gift, AMOUNT, null, START));
	}

	private void sync(PaymentSnapshot snapshot) {
		this.payment.sync(snapshot, LATER);
	}

	private void refundTo(long cents) {
		this.refunded = new Money(cents);
		reverse(null);
	}

	private void dispute(Dispute.Kind kind, Dispute.Status status, long cents) {
		reverse(new Dispute("du_1", kind, status, new Money(cents), "fraudulent", START, null));
	}

	private void reverse(@Nullable Dispute dispute) {
		if (!this.payment.isPaid()) {
			sync(snapshot(PaymentStatus.PAID, 1));
			takeEvents(this.payment);
		}
		sync(reversed(PaymentStatus.PAID, new PaymentSnapshot.Reversal(this.refunded, null, dispute)));
	}

	private static PaymentSnapshot reversed(PaymentStatus status, PaymentSnapshot.Reversal reversal) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", "ch_1", "in_1"), "sub_ada", status, AMOUNT, START,
				START, PERIOD, PaymentMethodType.CARD, new PaymentSnapshot.Attempts(1, START, null), reversal);
	}

	private static PaymentSnapshot snapshot(PaymentStatus status, int attempts) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, "in_1"), "sub_ada", status, AMOUNT, START,
				(status == PaymentStatus.PAID) ? START : null, PERIOD, null,
				new PaymentSnapshot.Attempts(attempts, null, "card_declined"), null);
	}

	private PaymentFailed failed(int attempt) {
		return new PaymentFailed(this.payment.id(), this.subscription, AMOUNT, attempt, "card_declined", LATER);
	}

	private PaymentRefunded refunded(long cents, long total) {
		return new PaymentRefunded(this.payment.id(), this.subscription, new Money(cents), new Money(total), LATER);
	}

	private PaymentDisputed disputed(long cents) {
		return new PaymentDisputed(this.payment.id(), this.subscription, new Money(cents), "fraudulent", START);
	}

	private PaymentDisputeClosed closed(long cents, boolean won) {
		return new PaymentDisputeClosed(this.payment.id(), this.subscription, new Money(cents), won, LATER);
	}

}
