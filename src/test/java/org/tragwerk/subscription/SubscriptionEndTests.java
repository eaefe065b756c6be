package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.subscription.SubscriptionEvent.CancellationRevoked;
import org.tragwerk.subscription.SubscriptionEvent.CancellationUndone;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionCanceled;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;
import org.tragwerk.subscription.SubscriptionSnapshot.EndCause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.ended;
import static org.tragwerk.subscription.SubscriptionFixture.signup;
import static org.tragwerk.subscription.SubscriptionFixture.snapshot;
import static org.tragwerk.testing.AggregateEvents.takeEvents;
import static org.tragwerk.subscription.SubscriptionFixture.untouched;

class SubscriptionEndTests {

	private static final Instant LATER = START.plus(Duration.ofDays(3));

	@ParameterizedTest
	@EnumSource(names = "CUSTOMER_DELETED", mode = EnumSource.Mode.EXCLUDE)
	void hasTheRequestedReason(EndReason reason) {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, reason);
		assertThat(reasonOfEnd(subscription, null)).isEqualTo(reason);
	}

	@Test
	@Fault("F61")
	void isEndedByStaffWithoutARequest() {
		assertThat(reasonOfEnd(after(Status.ACTIVE), null)).isEqualTo(EndReason.BY_STAFF);
	}

	@ParameterizedTest
	@CsvSource({ "CARD, PAYMENT_FAILED, PAYMENT_FAILED", "CARD, PAYMENT_DISPUTED, DISPUTED",
			"PAYPAL, PAYMENT_DISPUTED, DISPUTED", "SEPA_DEBIT, PAYMENT_DISPUTED, RETURNED",
			"CARD, CUSTOMER_DELETED, CUSTOMER_DELETED" })
	void hasTheProvidersCause(PaymentMethodType paidBy, EndCause cause, EndReason reason) {
		var subscription = after(Status.ACTIVE);
		subscription.sync(paidBy(paidBy), LATER);
		assertThat(reasonOfEnd(subscription, cause)).isEqualTo(reason);
	}

	@Test
	void hasTheCauseOfAnUnseenReturn() {
		var subscription = untouched();
		subscription.sync(
				new SubscriptionSnapshot("sub_ada", null, Status.ENDED, PLEDGE, START, PERIOD_END, null, null,
						PERIOD_END, EndCause.PAYMENT_DISPUTED, PaymentMethodDetails.of(PaymentMethodType.SEPA_DEBIT)),
				LATER);
		assertThat(takeEvents(subscription)).last()
			.isEqualTo(new SubscriptionEnded(subscription.id(), ADA, PLEDGE, EndReason.RETURNED, PERIOD_END));
	}

	@Test
	void failedPaymentBeforeTheScheduledEndIsTheReason() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END.plus(Duration.ofDays(30)), EndReason.BY_SUPPORTER);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END.plus(Duration.ofDays(30))), LATER);
		assertThat(reasonOfEnd(subscription, EndCause.PAYMENT_FAILED)).isEqualTo(EndReason.PAYMENT_FAILED);
	}

	@Test
	@Fault("F59")
	void customerDeletedAfterTheScheduledEndIsNotTheReason() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, EndReason.LAST_MONTH_REACHED);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		assertThat(reasonOfEnd(subscription, EndCause.CUSTOMER_DELETED)).isEqualTo(EndReason.LAST_MONTH_REACHED);
	}

	@Test
	void keepsItsReasonAfterTheEnd() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(ended(null), LATER);
		takeEvents(subscription);
		subscription.requestEnd(PERIOD_END, EndReason.WITHDRAWN);
		subscription.sync(ended(EndCause.CUSTOMER_DELETED), LATER);
		assertThat(takeEvents(subscription)).isEmpty();
		assertThat(subscription).extracting("endReason").isEqualTo(EndReason.BY_STAFF);
		assertThat(subscription).extracting("plannedEnd").isNull();
	}

	@ParameterizedTest
	@CsvSource({ "WITHDRAWN, RETURNED, WITHDRAWN", "RETURNED, WITHDRAWN, WITHDRAWN", "RETURNED, BY_SUPPORTER, RETURNED",
			"DISPUTED, BY_SUPPORTER, DISPUTED", "BY_SUPPORTER, DISPUTED, DISPUTED",
			"PAYMENT_FAILED, BY_SUPPORTER, PAYMENT_FAILED", "MADE_ONCE, LAST_MONTH_REACHED, MADE_ONCE",
			"LAST_MONTH_REACHED, BY_SUPPORTER, BY_SUPPORTER", "BY_SUPPORTER, LAST_MONTH_REACHED, BY_SUPPORTER",
			"BY_STAFF, BY_SUPPORTER, BY_SUPPORTER", "BY_SUPPORTER, BY_STAFF, BY_STAFF", "RETURNED, DISPUTED, RETURNED",
			"DISPUTED, PAYMENT_FAILED, DISPUTED", "PAYMENT_FAILED, MADE_ONCE, PAYMENT_FAILED" })
	void keepsTheStrongerReason(EndReason first, EndReason second, EndReason stands) {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, first);
		subscription.requestEnd(PERIOD_END, second);
		assertThat(reasonOfEnd(subscription, null)).isEqualTo(stands);
	}

	@ParameterizedTest
	@CsvSource({ "WITHDRAWN, WITHDRAWN", "RETURNED, RETURNED", "DISPUTED, DISPUTED", "PAYMENT_FAILED, PAYMENT_FAILED",
			"MADE_ONCE, MADE_ONCE", "BY_SUPPORTER, CUSTOMER_DELETED", "LAST_MONTH_REACHED, CUSTOMER_DELETED" })
	@Fault("F59")
	void customerDeletedAfterAnImmediateEndIsNotTheReason(EndReason asked, EndReason reason) {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, asked);
		assertThat(reasonOfEnd(subscription, EndCause.CUSTOMER_DELETED)).isEqualTo(reason);
	}

	@Test
	@Fault("F59")
	void customerDeletedBeforeTheScheduledEndIsTheReason() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END.plusSeconds(1), EndReason.BY_SUPPORTER);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END.plusSeconds(1)), LATER);
		assertThat(reasonOfEnd(subscription, EndCause.CUSTOMER_DELETED)).isEqualTo(EndReason.CUSTOMER_DELETED);
	}

	@Test
	@Fault({ "F59", "F61" })
	void isUnusedFromTheEarlierOfTheRequestedAndTheActualEnd() {
		var subscription = after(Status.ACTIVE);
		assertThat(subscription.unusedFrom(PERIOD_END)).isEmpty();
		subscription.requestEnd(PERIOD_END, EndReason.BY_SUPPORTER);
		assertThat(subscription.unusedFrom(PERIOD_END.plusSeconds(1))).contains(PERIOD_END);
		assertThat(subscription.unusedFrom(PERIOD_END.minusSeconds(1))).contains(PERIOD_END.minusSeconds(1));
		subscription.requestEnd(PERIOD_END, EndReason.DISPUTED);
		assertThat(subscription.unusedFrom(PERIOD_END)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "null",
			value = { "null, true", "CUSTOMER_DELETED, true", "PAYMENT_FAILED, false", "PAYMENT_DISPUTED, false" })
	void isUnusedOnlyAfterACancellationByTheSupporter(@Nullable EndCause cause, boolean refunded) {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END.plusSeconds(1), EndReason.BY_SUPPORTER);
		subscription.sync(ended(cause), LATER);
		assertThat(subscription.unusedFrom(PERIOD_END).isPresent()).isEqualTo(refunded);
	}

	@Test
	@Fault("F58")
	void keepsReasonAndLastMonthWhenTheEndIsMoved() {
		var subscription = after(Status.ACTIVE);
		subscription.signUp(signup(YearMonth.of(2026, 11)));
		subscription.requestEnd(PERIOD_END, EndReason.LAST_MONTH_REACHED);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END.plus(Duration.ofDays(9))), LATER);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		assertThat(subscription.details().orElseThrow().lastMonth()).isEqualTo(YearMonth.of(2026, 11));
		assertThat(subscription.contract().orElseThrow().endsAt()).isEqualTo(PERIOD_END);
		assertThat(reasonOfEnd(subscription, null)).isEqualTo(EndReason.LAST_MONTH_REACHED);
	}

	@Test
	void publishesTheReasonOfAScheduledEnd() {
		var asked = after(Status.ACTIVE);
		asked.requestEnd(PERIOD_END, EndReason.BY_SUPPORTER);
		asked.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		assertThat(asked.counts()).isTrue();
		assertThat(takeEvents(asked))
			.containsExactly(new SubscriptionCanceled(asked.id(), ADA, PERIOD_END, EndReason.BY_SUPPORTER, LATER));
		var unasked = after(Status.ACTIVE);
		unasked.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		assertThat(takeEvents(unasked))
			.containsExactly(new SubscriptionCanceled(unasked.id(), ADA, PERIOD_END, EndReason.BY_STAFF, LATER));
	}

	@Test
	@Fault("F58")
	void revokesAnUnrequestedEndAtTheProvider() {
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		takeEvents(subscription);
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(takeEvents(subscription)).containsExactly(new CancellationRevoked(subscription.id(), ADA, LATER));
		assertThat(subscription.contract().orElseThrow().endsAt()).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = "2026-12-24T20:00:01Z")
	@Fault({ "F58", "F61" })
	void keepsARequestedEndUndoneAtTheProvider(@Nullable Instant next) {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, EndReason.BY_SUPPORTER);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		takeEvents(subscription);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, next), LATER);
		assertThat(takeEvents(subscription))
			.containsExactly(new CancellationUndone(subscription.id(), ADA, PERIOD_END, LATER));
		assertThat(subscription.contract().orElseThrow().endsAt()).isEqualTo(PERIOD_END);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		assertThat(takeEvents(subscription)).singleElement().isInstanceOf(SubscriptionCanceled.class);
		assertThat(reasonOfEnd(subscription, null)).isEqualTo(EndReason.BY_SUPPORTER);
	}

	@Test
	@Fault("F58")
	void doesNotPublishAnUndoneEndBeforeItIsSet() {
		var later = PERIOD_END.plus(Duration.ofDays(30));
		var subscription = after(Status.ACTIVE);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, later), LATER);
		subscription.requestEnd(PERIOD_END, EndReason.BY_SUPPORTER);
		takeEvents(subscription);
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, later), LATER);
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END.minusSeconds(1)), LATER);
		assertThat(takeEvents(subscription)).noneMatch(CancellationUndone.class::isInstance);
		assertThat(subscription.contract().orElseThrow().endsAt()).isEqualTo(PERIOD_END.minusSeconds(1));
		subscription.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), LATER);
		assertThat(takeEvents(subscription)).noneMatch(CancellationUndone.class::isInstance);
	}

	@Test
	void keepsTheEarlierOfTwoRequestedEnds() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, EndReason.BY_SUPPORTER);
		subscription.requestEnd(PERIOD_END.plusSeconds(1), EndReason.BY_SUPPORTER);
		assertThat(subscription.plannedEnd().requestedEndsAt()).isEqualTo(PERIOD_END);
		subscription.requestEnd(PERIOD_END.minusSeconds(1), EndReason.BY_SUPPORTER);
		assertThat(subscription.plannedEnd().requestedEndsAt()).isEqualTo(PERIOD_END.minusSeconds(1));
	}

	@Test
	void expectsARequestedEndBeforeItIsSet() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, EndReason.BY_SUPPORTER);
		assertThat(subscription.contract().orElseThrow().endsAt()).isEqualTo(PERIOD_END);
	}

	@Test
	void expectsNoDayForAnImmediateEnd() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(START, EndReason.WITHDRAWN);
		assertThat(subscription.contract().orElseThrow().endsAt()).isNull();
	}

	@Test
	void storesTheRequestBeforeTheProviderHasIt() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, EndReason.WITHDRAWN);
		subscription.sync(snapshot(Status.ACTIVE), LATER);
		assertThat(reasonOfEnd(subscription, null)).isEqualTo(EndReason.WITHDRAWN);
	}

	private static EndReason reasonOfEnd(Subscription subscription, @Nullable EndCause cause) {
		takeEvents(subscription);
		subscription.sync(ended(cause), PERIOD_END.plus(Duration.ofDays(1)));
		var events = takeEvents(subscription);
		assertThat(events).singleElement().isInstanceOf(SubscriptionEnded.class);
		var end = (SubscriptionEnded) events.get(0);
		assertThat(end.at()).isEqualTo(PERIOD_END);
		assertThat(subscription.counts()).isFalse();
		return end.reason();
	}

	private static SubscriptionSnapshot paidBy(PaymentMethodType type) {
		return new SubscriptionSnapshot("sub_ada", null, Status.ACTIVE, PLEDGE, START, PERIOD_END, null, null, null,
				null, PaymentMethodDetails.of(type));
	}

}
