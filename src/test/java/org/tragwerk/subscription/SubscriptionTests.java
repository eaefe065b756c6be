package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.StatusChange.IllegalStatusChangeException;
import org.tragwerk.subscription.SubscriptionEvent.Actor;
import org.tragwerk.subscription.SubscriptionEvent.PaymentMethodDeactivated;
import org.tragwerk.subscription.SubscriptionEvent.PledgeChanged;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionPastDue;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionPaused;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRecovered;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionSuspended;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionTransferred;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionUnpaused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.snapshot;
import static org.tragwerk.subscription.SubscriptionFixture.untouched;
import static org.tragwerk.testing.AggregateEvents.takeEvents;

class SubscriptionTests {

	private static final Instant LATER = START.plus(Duration.ofDays(3));

	@Test
	@Fault({ "F63", "F64", "F65" })
	void publishesAnInactivePaymentMethodOnceAndEndsTheGracePeriod() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE).withInactivePaymentMethod(), START);
		subscription.sync(snapshot(Status.ACTIVE).withInactivePaymentMethod(), START);
		assertThat(takeEvents(subscription))
			.containsExactly(new PaymentMethodDeactivated(subscription.id(), ADA, START));
		assertThat(subscription.counts()).isTrue();
		subscription.sync(snapshot(Status.PAST_DUE).withInactivePaymentMethod(), START);
		assertThat(subscription.counts()).isFalse();
		subscription.sync(snapshot(Status.ACTIVE), START);
		assertThat(subscription.counts()).isTrue();
	}

	@Test
	@Fault("F64")
	void endsTheGracePeriodWithThePaymentMethod() {
		var subscription = after(Status.ACTIVE, Status.PAST_DUE);
		assertThat(subscription.counts()).isTrue();
		subscription.sync(snapshot(Status.PAST_DUE).withInactivePaymentMethod(), START);
		assertThat(subscription.counts()).isFalse();
		assertThat(takeEvents(subscription)).hasExactlyElementsOfTypes(PaymentMethodDeactivated.class,
				SubscriptionSuspended.class);
	}

	@Test
	@Fault("F64")
	void publishesNoInactivePaymentMethodAtTheEnd() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ENDED).withInactivePaymentMethod(), START);
		assertThat(takeEvents(subscription)).doesNotHaveAnyElementsOfTypes(PaymentMethodDeactivated.class);
	}

	@Test
	void startsWithTheFirstPayment() {
		var subscription = untouched();
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(takeEvents(subscription))
			.containsExactly(new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START));
		assertThat(subscription.counts()).isTrue();
		assertThat(subscription.history()).hasSize(1);
		assertThat(subscription.details().orElseThrow().paidUntil()).isEqualTo(PERIOD_END);
	}

	@Test
	void publishesNothingWithoutAChange() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(takeEvents(subscription)).isEmpty();
	}

	@Test
	@Fault("F52")
	void neverCountsIfAbandoned() {
		var subscription = untouched();
		subscription.sync(snapshot(Status.INCOMPLETE), LATER);
		assertThat(subscription.counts()).isFalse();
		subscription.sync(snapshot(Status.ABANDONED), LATER);
		assertThat(subscription.counts()).isFalse();
		assertThat(takeEvents(subscription)).isEmpty();
	}

	@ParameterizedTest
	@Fault("F27")
	@EnumSource(names = { "INCOMPLETE", "ACTIVE", "PAST_DUE", "UNPAID", "PAUSED" })
	void staysEnded(Status late) {
		var subscription = after(Status.ACTIVE, Status.ENDED);
		assertThatExceptionOfType(IllegalStatusChangeException.class)
			.isThrownBy(() -> subscription.sync(snapshot(late), LATER))
			.withMessageContaining("from ENDED to " + late);
		assertThat(subscription.status()).isEqualTo(Status.ENDED);
		assertThat(takeEvents(subscription)).isEmpty();
	}

	@Test
	void countsWhilePastDueUntilGraceIsOver() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.PAST_DUE), LATER);
		assertThat(takeEvents(subscription))
			.containsExactly(new SubscriptionPastDue(subscription.id(), ADA, PLEDGE, LATER));
		assertThat(subscription.counts()).isTrue();
		subscription.suspend(LATER.plus(Duration.ofDays(14)));
		assertThat(subscription.counts()).isFalse();
		assertThat(takeEvents(subscription)).containsExactly(
				new SubscriptionSuspended(subscription.id(), ADA, PLEDGE, LATER.plus(Duration.ofDays(14))));
	}

	@Test
	void isSuspendedOnceAndOnlyWhileAPaymentIsOpen() {
		var pastDue = after(Status.ACTIVE, Status.PAST_DUE);
		pastDue.suspend(LATER);
		assertThatIllegalStateException().isThrownBy(() -> pastDue.suspend(LATER))
			.withMessageContaining("Grace was over at " + LATER + " and cannot be over again");
		assertThatIllegalStateException().isThrownBy(() -> after(Status.ACTIVE).suspend(LATER))
			.withMessage("What is ACTIVE cannot be suspended: no payment of it is open.");
	}

	@Test
	void isSuspendedWithoutGraceWhenUnpaid() {
		for (var status : List.of(Status.BOUNCED, Status.UNPAID)) {
			var subscription = after(Status.ACTIVE);
			subscription.sync(snapshot(status), LATER);
			assertThat(subscription.counts()).isFalse();
			assertThat(takeEvents(subscription))
				.contains(new SubscriptionSuspended(subscription.id(), ADA, PLEDGE, LATER));
		}
	}

	@Test
	void isNotSuspendedAgainWhenUnpaid() {
		var subscription = after(Status.ACTIVE, Status.PAST_DUE);
		subscription.suspend(LATER);
		takeEvents(subscription);
		subscription.sync(snapshot(Status.UNPAID), LATER);
		assertThat(takeEvents(subscription)).isEmpty();
		assertThat(subscription.counts()).isFalse();
	}

	@ParameterizedTest
	@EnumSource(names = { "PAST_DUE", "BOUNCED", "UNPAID" })
	void recoversAndCountsAgain(Status arrears) {
		var subscription = after(Status.ACTIVE, arrears);
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(takeEvents(subscription))
			.containsExactly(new SubscriptionRecovered(subscription.id(), ADA, PLEDGE, arrears, LATER));
		assertThat(subscription.counts()).isTrue();
		subscription.sync(snapshot(Status.PAST_DUE), LATER);
		assertThat(subscription.counts()).isTrue();
	}

	@Test
	void isGivenUpOnlyWhileAPaymentIsOpen() {
		var bounced = after(Status.ACTIVE, Status.BOUNCED);
		bounced.giveUp(LATER);
		assertThat(bounced).extracting("state.arrears").isEqualTo(new SubscriptionState.Arrears(START, START, LATER));
		assertThatIllegalStateException().isThrownBy(() -> after(Status.ACTIVE).giveUp(LATER))
			.withMessageContaining("no payment of it is open");
	}

	@Test
	void pausesAndResumes() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.PAUSED), LATER);
		assertThat(subscription.counts()).isFalse();
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(subscription.counts()).isTrue();
		assertThat(takeEvents(subscription)).containsExactly(
				new SubscriptionPaused(subscription.id(), ADA, PLEDGE, null, LATER),
				new SubscriptionUnpaused(subscription.id(), ADA, PLEDGE, LATER));
	}

	@Test
	@Fault("F62")
	void storesWhenAPauseEndsUntilThen() {
		var until = PERIOD_END.plus(Duration.ofDays(60));
		var subscription = after(Status.ACTIVE);
		subscription.sync(pausedUntil(until), LATER);
		assertThat(takeEvents(subscription))
			.containsExactly(new SubscriptionPaused(subscription.id(), ADA, PLEDGE, until, LATER));
		subscription.sync(pausedUntil(until.plusSeconds(1)), LATER);
		assertThat(subscription).extracting("state.resumesAt").isEqualTo(until.plusSeconds(1));
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(subscription).extracting("state.resumesAt").isNull();
	}

	@Test
	void doesNotResumeBeforeItEnds() {
		var subscription = after(Status.ACTIVE, Status.PAUSED);
		subscription.sync(snapshot(Status.ENDED), LATER);
		assertThat(takeEvents(subscription)).singleElement().isInstanceOf(SubscriptionEnded.class);
	}

	@Test
	void publishesAPauseOnce() {
		var subscription = after(Status.ACTIVE, Status.PAUSED);
		subscription.sync(snapshot(Status.PAUSED), LATER);
		assertThat(takeEvents(subscription)).isEmpty();
	}

	@Test
	@Fault("F62")
	void hasNoResumptionUnlessPaused() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(new SubscriptionSnapshot("sub_ada", null, Status.ACTIVE, PLEDGE, START, PERIOD_END, LATER,
				null, null, null, null), LATER);
		assertThat(subscription).extracting("state.resumesAt").isNull();
	}

	@Test
	@Fault("F27")
	void changesNothingAfterTheEnd() {
		var subscription = after(Status.ACTIVE, Status.ENDED);
		subscription.sync(snapshot(Status.ENDED, new Pledge(new Money(1000), Interval.MONTHLY), null), LATER);
		assertThat(takeEvents(subscription)).isEmpty();
		assertThat(subscription.history()).hasSize(1);
	}

	@Test
	void keepsAMandateThatALaterSnapshotLacks() {
		var subscription = after(Status.ACTIVE);
		var debit = new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "M-1", LocalDate.of(2026, 12, 1));
		subscription.sync(paidBy(debit), LATER);
		subscription.sync(paidBy(PaymentMethodDetails.of(PaymentMethodType.SEPA_DEBIT)), LATER);
		subscription.sync(paidBy(null), LATER);
		assertThat(subscription.details().orElseThrow().paymentMethod()).isEqualTo(debit);
	}

	@Test
	void endsNowIfTheProviderHasNoTime() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(new SubscriptionSnapshot("sub_ada", null, Status.ENDED, PLEDGE, START, PERIOD_END, null, null,
				null, null, null), LATER);
		assertThat(takeEvents(subscription)).singleElement().extracting("at").isEqualTo(LATER);
	}

	@Test
	void contractHasItsEndAndWhetherItIsCollecting() {
		var subscription = after(Status.ACTIVE);
		assertThat(subscription.contract().orElseThrow().collecting()).isTrue();
		assertThat(subscription.contract().orElseThrow().endsAt()).isNull();
		subscription.sync(snapshot(Status.PAST_DUE, PLEDGE, PERIOD_END.plusSeconds(1)), LATER);
		assertThat(subscription.contract().orElseThrow().collecting()).isFalse();
		assertThat(subscription.contract().orElseThrow().endsAt()).isEqualTo(PERIOD_END.plusSeconds(1));
		subscription.sync(snapshot(Status.ENDED), LATER);
		assertThat(subscription.contract().orElseThrow().isOver()).isTrue();
		assertThat(subscription.contract().orElseThrow().endsAt()).isEqualTo(PERIOD_END);
	}

	@Test
	void publishesAFailedPaymentOnce() {
		var subscription = after(Status.ACTIVE, Status.PAST_DUE);
		subscription.sync(snapshot(Status.PAST_DUE), LATER);
		assertThat(takeEvents(subscription)).isEmpty();
		var unpaid = after(Status.ACTIVE, Status.UNPAID);
		unpaid.sync(snapshot(Status.PAST_DUE), LATER);
		assertThat(takeEvents(unpaid)).isEmpty();
	}

	@Test
	void doesNotRecoverByStartOrAbandonment() {
		for (var next : List.of(Status.PAUSED, Status.INCOMPLETE, Status.ABANDONED)) {
			var subscription = untouched();
			subscription.sync(snapshot(next), LATER);
			assertThat(takeEvents(subscription)).noneMatch(SubscriptionRecovered.class::isInstance);
			assertThat(takeEvents(subscription)).noneMatch(SubscriptionUnpaused.class::isInstance);
		}
	}

	@Test
	void endsAPauseWhenTheNextPaymentFails() {
		var subscription = after(Status.ACTIVE, Status.PAUSED);
		subscription.sync(snapshot(Status.PAST_DUE), LATER);
		assertThat(takeEvents(subscription)).containsExactly(
				new SubscriptionUnpaused(subscription.id(), ADA, PLEDGE, LATER),
				new SubscriptionPastDue(subscription.id(), ADA, PLEDGE, LATER));
	}

	@Test
	void keepsTheHistoryOfPledges() {
		var more = new Pledge(new Money(1000), Interval.MONTHLY);
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE, more, null), LATER);
		assertThat(takeEvents(subscription)).containsExactly(
				new PledgeChanged(subscription.id(), ADA, PLEDGE, more, Actor.PROVIDER, PERIOD_END, LATER));
		assertThat(subscription.history()).extracting(PledgeChange::pledge).containsExactly(PLEDGE, more);
		assertThat(subscription.history()).extracting(PledgeChange::actor)
			.containsExactly(Actor.MEMBER, Actor.PROVIDER);
		assertThat(subscription.history()).extracting(PledgeChange::effectiveFrom).containsExactly(START, PERIOD_END);
	}

	@Test
	void storesEachChangeOfAPledge() {
		var more = new Pledge(new Money(1000), Interval.MONTHLY);
		var subscription = after(Status.ACTIVE);
		for (var next : List.of(more, PLEDGE, more)) {
			subscription.sync(snapshot(Status.ACTIVE, next, null), PERIOD_END.plus(Duration.ofDays(1)));
		}
		assertThat(takeEvents(subscription)).hasSize(3);
		assertThat(subscription.history()).hasSize(4);
		assertThat(subscription.history()).extracting(PledgeChange::effectiveFrom)
			.last()
			.isEqualTo(PERIOD_END.plus(Duration.ofDays(1)));
	}

	@Test
	void storesItsOrigin() {
		var imported = new Subscription(ADA, new Origin(Origin.Kind.IMPORT, null), "cus_ada",
				snapshot(Status.INCOMPLETE));
		assertThat(imported.history()).extracting(PledgeChange::actor).containsExactly(Actor.IMPORT);
	}

	@Test
	void isTransferredToTheMergedMember() {
		var grace = new MemberId(UUID.randomUUID());
		var subscription = after(Status.ACTIVE);
		subscription.transferTo(grace, LATER);
		assertThat(subscription.member()).isEqualTo(grace);
		assertThat(takeEvents(subscription))
			.containsExactly(new SubscriptionTransferred(subscription.id(), grace, ADA, LATER));
	}

	@Test
	void publishesUnseenStartAndEndInOrder() {
		var subscription = untouched();
		subscription.sync(snapshot(Status.ENDED), LATER);
		assertThat(takeEvents(subscription)).containsExactly(
				new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START),
				new SubscriptionEnded(subscription.id(), ADA, PLEDGE, EndReason.BY_STAFF, PERIOD_END));
	}

	private static SubscriptionSnapshot paidBy(@Nullable PaymentMethodDetails details) {
		return new SubscriptionSnapshot("sub_ada", null, Status.ACTIVE, PLEDGE, START, PERIOD_END, null, null, null,
				null, details);
	}

	private static SubscriptionSnapshot pausedUntil(Instant resumesAt) {
		return new SubscriptionSnapshot("sub_ada", null, Status.PAUSED, PLEDGE, START, PERIOD_END, resumesAt, null,
				null, null, null);
	}

	@Test
	void acceptsUnseenChanges() {
		Stream.of(Status.PAST_DUE, Status.UNPAID, Status.PAUSED, Status.ENDED).forEach((next) -> {
			var subscription = untouched();
			subscription.sync(snapshot(next), LATER);
			assertThat(subscription.status()).isEqualTo(next);
		});
		assertThat(after(Status.ACTIVE, Status.UNPAID).counts()).isFalse();
	}

}
