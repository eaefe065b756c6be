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

	private final PaymentPurpose subscription = PaymentPurpose.subscription(UUID.randomUUID());

	private final Payment payment = new Payment(this.subscription, snapshot(PaymentStatus.PENDING, 0));

	@Test
	@Fault("F9")
	void publishesItsReceiptOnce() {
		sync(snapshot(PaymentStatus.PAID, 1));
		sync(snapshot(PaymentStatus.PAID, 1));
		assertThat(takeEvents(this.payment))
			.containsExactly(new PaymentReceived(this.payment.id(), this.subscription, AMOUNT, PERIOD, START));
	}

	@ParameterizedTest
	@EnumSource(names = "PAID", mode = EnumSource.Mode.EXCLUDE)
	void staysPaid(PaymentStatus late) {
		sync(snapshot(PaymentStatus.PAID, 1));
		takeEvents(this.payment);
		sync(snapshot(late, 2));
		assertThat(this.payment.status()).isEqualTo(PaymentStatus.PAID);
		assertThat(takeEvents(this.payment)).isEmpty();
	}

	@Test
	void publishesEachFailedAttemptOnce() {
		sync(snapshot(PaymentStatus.FAILED, 1));
		sync(snapshot(PaymentStatus.FAILED, 1));
		sync(snapshot(PaymentStatus.FAILED, 2));
		assertThat(takeEvents(this.payment)).containsExactly(failed(1), failed(2));
	}

	@Test
	void isPendingDuringARetryAndCanFailAgain() {
		sync(snapshot(PaymentStatus.FAILED, 1));
		sync(snapshot(PaymentStatus.PENDING, 2));
		assertThat(this.payment.status()).isEqualTo(PaymentStatus.PENDING);
		sync(snapshot(PaymentStatus.FAILED, 2));
		assertThat(takeEvents(this.payment)).containsExactly(failed(1), failed(2));
	}

	@ParameterizedTest
	@Fault("F56")
	@EnumSource(names = { "FAILED", "CANCELED" })
	void canBePaidAfterItFailedOrWasCanceled(PaymentStatus before) {
		sync(snapshot(before, 4));
		takeEvents(this.payment);
		sync(snapshot(PaymentStatus.PAID, 4));
		assertThat(takeEvents(this.payment)).singleElement().isInstanceOf(PaymentReceived.class);
	}

	@Test
	void publishesNothingWhenCanceled() {
		sync(snapshot(PaymentStatus.CANCELED, 0));
		assertThat(this.payment.status()).isEqualTo(PaymentStatus.CANCELED);
		assertThat(takeEvents(this.payment)).isEmpty();
	}

	@Test
	void rejectsImpossibleChanges() {
		sync(snapshot(PaymentStatus.PAID, 1));
		assertThatIllegalStateException().isThrownBy(() -> this.payment.receive(AMOUNT, LATER))
			.withMessageContaining("cannot be received again")
			.withMessageContaining(this.payment.id().value().toString());
		assertThatIllegalStateException().isThrownBy(() -> this.payment.fail(PaymentSnapshot.Attempts.NONE, LATER))
			.withMessageContaining("cannot fail: it was paid");
		assertThatIllegalStateException().isThrownBy(this.payment::cancel)
			.withMessageContaining("cannot be canceled: it was paid");
	}

	@Test
	void remainingAmountIsZeroUnlessPaid() {
		assertThat(this.payment.net()).isEqualTo(Money.ZERO);
		sync(snapshot(PaymentStatus.PAID, 1));
		assertThat(this.payment.net()).isEqualTo(AMOUNT);
	}

	@Test
	void storesThatItWasPaidOutsideTheProvider() {
		var ids = new PaymentSnapshot.Ids("inpay_1", null, "in_1", true);
		var outside = new Payment(this.subscription, snapshot(PaymentStatus.PENDING, 0));
		outside.sync(new PaymentSnapshot(ids, "sub_ada", PaymentStatus.PAID, AMOUNT, START, START,
				new PaymentSnapshot.Period(START, START.plus(Duration.ofDays(30))), null, PaymentSnapshot.Attempts.NONE,
				null), START);
		assertThat(outside).extracting("ids").isEqualTo(ids);
		assertThat(outside.shareAfter(START.plus(Duration.ofDays(10))).outside()).isTrue();
		assertThat(outside.shareAfter(START.plus(Duration.ofDays(10))).amount()).isGreaterThan(Money.ZERO);
	}

	@Test
	void isForASubscriptionOrAGift() {
		assertThat(this.payment.purpose()).isEqualTo(this.subscription);
		assertThat(this.subscription.isGift()).isFalse();
		assertThat(PaymentPurpose.gift(UUID.randomUUID()).isGift()).isTrue();
	}

	@Test
	void isReceivedAtTheProvidersTimeOrElseNow() {
		var other = new Payment(this.subscription, snapshot(PaymentStatus.PENDING, 0));
		other.sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, "in_1"), "sub_ada", PaymentStatus.PAID,
				new Money(500), START, null, null, null, PaymentSnapshot.Attempts.NONE, null), LATER);
		assertThat(takeEvents(other))
			.containsExactly(new PaymentReceived(other.id(), this.subscription, new Money(500), null, LATER));
		assertThat(other).extracting("amount").isEqualTo(new Money(500));
		assertThat(other).extracting("paidAt").isEqualTo(LATER);
	}

	@Test
	void publishesAFailureWithTheTimeOfTheAttemptOrElseNow() {
		var tried = new PaymentSnapshot.Attempts(1, START.plusSeconds(5), "card_declined");
		sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, null), "sub_ada", PaymentStatus.FAILED, AMOUNT,
				START, null, null, null, tried, null));
		assertThat(takeEvents(this.payment)).containsExactly(new PaymentFailed(this.payment.id(), this.subscription,
				AMOUNT, 1, "card_declined", START.plusSeconds(5)));
	}

	@Test
	void keepsValuesThatALaterSnapshotLacks() {
		sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", "ch_1", "in_1"), "sub_ada", PaymentStatus.PAID, AMOUNT,
				START, START, PERIOD, PaymentMethodType.CARD, new PaymentSnapshot.Attempts(1, START, null), null));
		sync(new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, null), "sub_ada", PaymentStatus.PAID, AMOUNT,
				START, START, null, null, PaymentSnapshot.Attempts.NONE, null));
		assertThat(this.payment).extracting("ids").isEqualTo(new PaymentSnapshot.Ids("pi_1", "ch_1", "in_1"));
		assertThat(this.payment).extracting("period").isEqualTo(PERIOD);
		assertThat(this.payment).extracting("paymentMethodType").isEqualTo(PaymentMethodType.CARD);
		assertThat(this.payment).extracting("attempts.number").isEqualTo(1);
	}

	@Test
	void hasNoPeriodIfItIsForAGift() {
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

	private static PaymentSnapshot snapshot(PaymentStatus status, int attempts) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids("pi_1", null, "in_1"), "sub_ada", status, AMOUNT, START,
				(status == PaymentStatus.PAID) ? START : null, PERIOD, null,
				new PaymentSnapshot.Attempts(attempts, null, "card_declined"), null);
	}

	private PaymentFailed failed(int attempt) {
		return new PaymentFailed(this.payment.id(), this.subscription, AMOUNT, attempt, "card_declined", LATER);
	}

}
