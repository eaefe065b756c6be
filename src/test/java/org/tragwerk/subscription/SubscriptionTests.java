package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.snapshot;
import static org.tragwerk.subscription.SubscriptionFixture.untouched;

class SubscriptionTests {

	private static final Instant LATER = START.plus(Duration.ofDays(3));

	@Test
	void startsWithTheFirstPayment() {
		var subscription = untouched();
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(subscription.takeEvents())
			.containsExactly(new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START));
		assertThat(subscription.counts()).isTrue();
		assertThat(subscription.history()).hasSize(1);
		assertThat(subscription.agreement().orElseThrow().paidUntil()).isEqualTo(PERIOD_END);
	}

	@Test
	void saysNothingWhenNothingChanged() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(subscription.takeEvents()).isEmpty();
	}

	@Test
	@Fault("F52")
	void anAbandonedFirstPaymentNeverCounts() {
		var subscription = untouched();
		subscription.sync(snapshot(Status.INCOMPLETE), LATER);
		assertThat(subscription.counts()).isFalse();
		subscription.sync(snapshot(Status.ABANDONED), LATER);
		assertThat(subscription.counts()).isFalse();
		assertThat(subscription.takeEvents()).isEmpty();
	}

	@ParameterizedTest
	@Fault("F27")
	@EnumSource(names = { "INCOMPLETE", "ACTIVE", "PAST_DUE", "UNPAID", "PAUSED" })
	void whatIsOverStaysOver(Status late) {
		var subscription = after(Status.ACTIVE, Status.ENDED);
		assertThatExceptionOfType(IllegalStatusChangeException.class)
			.isThrownBy(() -> subscription.sync(snapshot(late), LATER))
			.withMessageContaining("from ENDED to " + late);
		assertThat(subscription.status()).isEqualTo(Status.ENDED);
		assertThat(subscription.takeEvents()).isEmpty();
	}

	@Test
	void countsWhilePastDueUntilGraceIsOver() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.PAST_DUE), LATER);
		assertThat(subscription.takeEvents()).containsExactly(new PaymentFailed(subscription.id(), ADA, LATER));
		assertThat(subscription.counts()).isTrue();
		subscription.suspend(LATER.plus(Duration.ofDays(14)));
		assertThat(subscription.counts()).isFalse();
	}

	@Test
	void recoversAndCountsAgain() {
		var subscription = after(Status.ACTIVE, Status.PAST_DUE);
		subscription.suspend(LATER);
		subscription.takeEvents();
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(subscription.takeEvents()).containsExactly(new SubscriptionRecovered(subscription.id(), ADA, LATER));
		assertThat(subscription.counts()).isTrue();
	}

	@Test
	void restsAndResumes() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.PAUSED), LATER);
		assertThat(subscription.counts()).isFalse();
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(subscription.counts()).isTrue();
		assertThat(subscription.takeEvents()).containsExactly(new SubscriptionPaused(subscription.id(), ADA, LATER),
				new SubscriptionResumed(subscription.id(), ADA, LATER));
	}

	@Test
	void aPlannedEndIsToldAndTakenBack() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		assertThat(subscription.counts()).isTrue();
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(subscription.takeEvents()).containsExactly(
				new SubscriptionCanceled(subscription.id(), ADA, PERIOD_END, LATER),
				new SubscriptionResumed(subscription.id(), ADA, LATER));
	}

	@Test
	void eachPledgeIsKeptBesideTheOnesBefore() {
		var more = new Pledge(new Money(1000), Interval.MONTHLY);
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE, more, null), LATER);
		assertThat(subscription.takeEvents())
			.containsExactly(new PledgeChanged(subscription.id(), ADA, PLEDGE, more, LATER));
		assertThat(subscription.history()).extracting(PledgeChange::pledge).containsExactly(PLEDGE, more);
	}

	@Test
	void goesOverToTheMemberWhoProvedToBeTheSame() {
		var grace = new MemberId(UUID.randomUUID());
		var subscription = after(Status.ACTIVE);
		subscription.transferTo(grace, LATER);
		assertThat(subscription.member()).isEqualTo(grace);
		assertThat(subscription.takeEvents())
			.containsExactly(new SubscriptionTransferred(subscription.id(), grace, ADA, LATER));
	}

	@Test
	void whatBeganAndEndedUnseenIsToldInOrder() {
		var subscription = untouched();
		subscription.sync(snapshot(Status.ENDED), LATER);
		assertThat(subscription.takeEvents()).containsExactly(
				new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START),
				new SubscriptionEnded(subscription.id(), ADA, LATER));
	}

	@Test
	void stepsThatNobodySawAreNoReasonToStumble() {
		Stream.of(Status.PAST_DUE, Status.UNPAID, Status.PAUSED, Status.ENDED).forEach((next) -> {
			var subscription = untouched();
			subscription.sync(snapshot(next), LATER);
			assertThat(subscription.status()).isEqualTo(next);
		});
		assertThat(after(Status.ACTIVE, Status.UNPAID).counts()).isFalse();
	}

}
