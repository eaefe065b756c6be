package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.TragwerkTest;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.domain.Limit;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.annotation.Transactional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.signup;

@TragwerkTest
@Transactional
class SubscriptionRepositoryTests {

	private static final Instant LATER = START.plus(Duration.ofDays(20));

	private static final UUID FIRST = new UUID(0, 0);

	@Autowired
	private SubscriptionRepository subscriptions;

	@Autowired
	private EntityManager entities;

	private MemberId member;

	@BeforeEach
	void join(@Autowired Members members) {
		this.member = members.join("ada-" + UUID.randomUUID() + "@example.org", "Ada", Locale.GERMAN);
	}

	@Test
	void findsOverdueByThePaymentMethod() {
		var debited = save(PaymentMethodType.SEPA_DEBIT, Status.ACTIVE, Status.PAST_DUE);
		var byCard = save(PaymentMethodType.CARD, Status.ACTIVE, Status.PAST_DUE);
		var unknown = save(null, Status.ACTIVE, Status.PAST_DUE);
		assertThat(overdue(START.minusSeconds(1), LATER)).contains(byCard, unknown).doesNotContain(debited);
		assertThat(this.subscriptions.findOverdue(LATER, LATER, debited, Limit.of(5000))).doesNotContain(debited);
		assertThat(overdue(LATER, START.minusSeconds(1))).contains(debited).doesNotContain(byCard, unknown);
	}

	@Test
	void findsNoSuspendedOrPaidAsOverdue() {
		var suspended = save(null, Status.ACTIVE, Status.PAST_DUE);
		this.subscriptions.findById(suspended).orElseThrow().suspend(LATER);
		var paid = save(null, Status.ACTIVE, Status.PAST_DUE, Status.ACTIVE);
		flush();
		assertThat(overdue(LATER, LATER)).doesNotContain(suspended, paid);
		assertThat(this.subscriptions.findOverdue(suspended, LATER, LATER)).isEmpty();
	}

	@Test
	void findsBouncedAfterGraceOrBeforeTheNextDebit() {
		var bounced = save(null, Status.ACTIVE, Status.BOUNCED);
		assertThat(this.subscriptions.findBounced(LATER, START, FIRST, Limit.of(500))).contains(bounced);
		assertThat(this.subscriptions.findBounced(LATER, START, bounced, Limit.of(500))).doesNotContain(bounced);
		assertThat(this.subscriptions.findBounced(START.minusSeconds(1), PERIOD_END, FIRST, Limit.of(500)))
			.contains(bounced);
		assertThat(this.subscriptions.findBounced(START.minusSeconds(1), START, FIRST, Limit.of(500)))
			.doesNotContain(bounced);
		this.subscriptions.findInArrearsForUpdate(bounced).orElseThrow().giveUp(LATER);
		flush();
		assertThat(this.subscriptions.findBounced(LATER, PERIOD_END, FIRST, Limit.of(500))).doesNotContain(bounced);
	}

	@Test
	@Fault({ "F23", "F75" })
	void whatHasEndedIsSweptWhileADebitCanBePending() {
		var ended = this.subscriptions.findById(save(null, Status.ACTIVE, Status.ENDED)).orElseThrow();
		var open = this.subscriptions.findById(save(null, Status.ACTIVE)).orElseThrow();
		assertThat(customers(START.minusSeconds(1))).contains(customerOf(ended), customerOf(open));
		assertThat(customers(START)).contains(customerOf(open)).doesNotContain(customerOf(ended));
		assertThat(this.subscriptions.findCustomers(START, customerOf(open), Limit.of(5000)))
			.doesNotContain(customerOf(open));
	}

	private List<String> customers(Instant endedAfter) {
		return this.subscriptions.findCustomers(endedAfter, "", Limit.of(5000));
	}

	private static String customerOf(Subscription subscription) {
		return String.valueOf(ReflectionTestUtils.getField(subscription, "customerId"));
	}

	@Test
	@Fault({ "F54", "F55" })
	void findsLongUnpaidUntilGivenUp() {
		var pastDue = save(null, Status.ACTIVE, Status.PAST_DUE);
		var unpaid = save(null, Status.ACTIVE, Status.UNPAID);
		var paused = save(null, Status.ACTIVE, Status.PAUSED);
		assertThat(this.subscriptions.findUnpaid(LATER, unpaid, Limit.of(500))).doesNotContain(unpaid);
		assertThat(this.subscriptions.findUnpaid(LATER, FIRST, Limit.of(500)))
			.isSortedAccordingTo(Comparator.comparing(UUID::toString));
		assertThat(this.subscriptions.findUnpaid(LATER, FIRST, Limit.of(500))).contains(pastDue, unpaid)
			.doesNotContain(paused);
		assertThat(this.subscriptions.findUnpaid(START.minusSeconds(1), FIRST, Limit.of(500))).doesNotContain(pastDue,
				unpaid);
		this.subscriptions.findInArrearsForUpdate(unpaid).orElseThrow().giveUp(LATER);
		flush();
		assertThat(this.subscriptions.findUnpaid(LATER, FIRST, Limit.of(500))).contains(pastDue).doesNotContain(unpaid);
		assertThat(this.subscriptions.findInArrearsForUpdate(unpaid)).isEmpty();
		assertThat(this.subscriptions.findInArrearsForUpdate(paused)).isEmpty();
	}

	@Test
	@Fault("F58")
	void findsRequestedEndsThatAreNotSet() {
		var subscription = begin();
		subscription.requestEnd(PERIOD_END, EndReason.BY_SUPPORTER);
		var id = sync(subscription, null, Status.ACTIVE);
		assertThat(this.subscriptions.findWithoutRequestedEnd(PERIOD_END)).contains(id);
		assertThat(this.subscriptions.findWithoutRequestedEnd(PERIOD_END.minusSeconds(1))).doesNotContain(id);
		endAt(id, PERIOD_END.plusSeconds(1));
		assertThat(this.subscriptions.findWithoutRequestedEnd(PERIOD_END)).contains(id);
		endAt(id, PERIOD_END);
		assertThat(this.subscriptions.findWithoutRequestedEnd(PERIOD_END)).doesNotContain(id);
	}

	private void endAt(UUID id, Instant endsAt) {
		var found = this.subscriptions.findById(id).orElseThrow();
		found.sync(new SubscriptionSnapshot("sub_x", null, Status.ACTIVE, PLEDGE, START, PERIOD_END, null, endsAt, null,
				null, null), LATER);
		this.subscriptions.save(found);
		flush();
	}

	@Test
	void countsMembersOnceWhileOneOfTheirSubscriptionsCounts() {
		save(null, Status.ACTIVE, Status.PAUSED);
		assertThat(this.subscriptions.existsCounting(this.member.value())).isFalse();
		save(null, Status.ACTIVE);
		save(null, Status.ACTIVE, Status.PAST_DUE);
		assertThat(this.subscriptions.existsCounting(this.member.value())).isTrue();
		assertThat(this.subscriptions.findSupporters()).contains(this.member.value());
	}

	@Test
	void storesTheHistoryOfAPledge() {
		var id = save(null, Status.ACTIVE);
		var found = this.subscriptions.findById(id).orElseThrow();
		found.sync(ofCents(1000), LATER.plusSeconds(2));
		found.sync(ofCents(1250), LATER.plusSeconds(1));
		this.subscriptions.save(found);
		flush();
		assertThat(this.subscriptions.findById(id).orElseThrow().history())
			.extracting((change) -> change.pledge().amount().cents())
			.containsExactly(750L, 1250L, 1000L);
	}

	private static SubscriptionSnapshot ofCents(long cents) {
		return new SubscriptionSnapshot("sub_x", null, Status.ACTIVE, new Pledge(new Money(cents), PLEDGE.interval()),
				START, PERIOD_END, null, null, null, null, null);
	}

	private List<UUID> overdue(Instant debited, Instant others) {
		return this.subscriptions.findOverdue(debited, others, FIRST, Limit.of(5000));
	}

	private UUID save(@Nullable PaymentMethodType paidBy, Status... statuses) {
		return sync(begin(), paidBy, statuses);
	}

	private Subscription begin() {
		return new Subscription(this.member, Origin.attempt(UUID.randomUUID()), "cus_" + UUID.randomUUID(),
				snapshot("sub_" + UUID.randomUUID(), Status.INCOMPLETE, null));
	}

	private UUID sync(Subscription subscription, @Nullable PaymentMethodType paidBy, Status... statuses) {
		for (var status : statuses) {
			subscription.sync(snapshot(String.valueOf(subscription.providerId()), status, paidBy), START);
		}
		this.subscriptions.save(subscription);
		flush();
		return subscription.id().value();
	}

	private static SubscriptionSnapshot snapshot(String id, Status status, @Nullable PaymentMethodType paidBy) {
		return new SubscriptionSnapshot(id, null, status, PLEDGE, START, PERIOD_END, null, null, null, null,
				(paidBy != null) ? PaymentMethodDetails.of(paidBy) : null);
	}

	private void flush() {
		this.entities.flush();
		this.entities.clear();
	}

}
