package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.tragwerk.Fault;
import org.tragwerk.member.Members;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.subscription.Contract.GiftContract;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.payment.FakePayments;
import org.tragwerk.payment.PaymentEvent;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentEvent.PaymentRefunded;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;
import org.tragwerk.payment.RefundSnapshot;
import org.tragwerk.payment.RefundStatus;
import org.tragwerk.subscription.Signups.Signup;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;

class SubscriptionsTests {

	private static final UUID ATTEMPT = UUID.fromString("00000000-0000-0000-0000-000000000001");

	private static final Signup ADAS = new Signup("ada@example.org", "Ada", Locale.GERMAN, YearMonth.of(2027, 3),
			false);

	private final FakeSubscriptions all = new FakeSubscriptions();

	private final FakePayments payments = new FakePayments();

	private final FakeGifts gifts = new FakeGifts();

	private final Map<UUID, Signup> open = new HashMap<>(Map.of(ATTEMPT, ADAS));

	private final Signups signups = (attempt) -> Optional.ofNullable(this.open.get(attempt));

	private final Members members = mock(Members.class);

	private final Subscriptions subscriptions = new Subscriptions(this.all, this.signups,
			new RecordPayments(this.all, this.payments, this.gifts, this.signups, this.members), this.members,
			Clock.fixed(START.plus(Duration.ofHours(1)), ZoneOffset.UTC));

	SubscriptionsTests() {
		given(this.members.join("ada@example.org", "Ada", Locale.GERMAN)).willReturn(ADA);
	}

	@Test
	void createsASubscriptionOfTheMemberWhoSignedUp() {
		sync(List.of(active(ATTEMPT)), List.of());
		assertThat(this.all.findByMemberId(ADA.value())).singleElement()
			.satisfies(
					(begun) -> assertThat(begun.details().orElseThrow().lastMonth()).isEqualTo(YearMonth.of(2027, 3)));
		assertThat(this.all.findByMemberId(ADA.value())).extracting("duplicate").containsExactly(false);
		assertThat(this.all.events(SubscriptionStarted.class)).hasSize(1);
	}

	@Test
	@Fault("F7")
	void createsASubscriptionOnce() {
		sync(List.of(active(ATTEMPT)), List.of(payment("pi_1", null)));
		sync(List.of(active(ATTEMPT)), List.of(payment("pi_1", null)));
		assertThat(this.all.events(SubscriptionStarted.class)).hasSize(1);
		assertThat(this.payments.events()).singleElement().isInstanceOf(PaymentReceived.class);
		verify(this.members, times(1)).join(any(), any(), any());
	}

	@Test
	@Fault("F13")
	void ignoresSubscriptionsWithoutAttempt() {
		sync(List.of(active(null), active(UUID.randomUUID())), List.of(payment("pi_1", null)));
		assertThat(this.all.events).isEmpty();
		assertThat(this.payments.events()).isEmpty();
		verify(this.members, never()).join(any(), any(), any());
	}

	@Test
	@Fault("F35")
	void storesASecondSubscriptionOfAReader() {
		this.open.put(ATTEMPT, new Signup("ada@example.org", "Ada", Locale.GERMAN, null, true));
		sync(List.of(active(ATTEMPT)), List.of());
		assertThat(this.all.events(SubscriptionStarted.class)).hasSize(1);
		assertThat(this.all.findByMemberId(ADA.value())).extracting("duplicate").containsExactly(true);
	}

	@Test
	@Fault("F73")
	void storesARefundOfALaterSync() {
		sync(List.of(active(ATTEMPT)), List.of(payment("pi_1", null)));
		sync(List.of(active(ATTEMPT)), List.of(payment("pi_1", refunded(200))));
		assertThat(this.payments.events()).last()
			.satisfies((event) -> assertThat(((PaymentRefunded) event).amount()).isEqualTo(new Money(200)));
	}

	@Test
	void storesSeveralPaymentsOfASubscription() {
		sync(List.of(active(ATTEMPT)), List.of(payment("pi_1", null), payment("pi_2", null)));
		assertThat(this.payments.providerIds(this.all.findByMemberId(ADA.value()).get(0).id().purpose()))
			.containsExactly("pi_1", "pi_2");
	}

	@Test
	void storesAGiftWithItsPayment() {
		syncGift(null);
		syncGift(null);
		assertThat(this.gifts.all()).singleElement().satisfies((gift) -> {
			assertThat(gift.member()).isEqualTo(ADA);
			assertThat(gift.amount()).isEqualTo(new Money(2000));
			assertThat(this.payments.events()).singleElement()
				.isInstanceOf(PaymentReceived.class)
				.returns(gift.id().purpose(), PaymentEvent::purpose)
				.returns(new Money(2000), PaymentEvent::amount);
		});
		assertThat(this.all.events).isEmpty();
	}

	@Test
	@Fault("F72")
	void storesTheRefundOfAGift() {
		syncGift(null);
		syncGift(refunded(2000));
		assertThat(this.payments.events()).last().isInstanceOf(PaymentRefunded.class);
	}

	@Test
	@Fault({ "F71", "F72" })
	void knowsWhetherAnythingIsLeftOfAGift() {
		assertThat(this.subscriptions.isRefunded(ATTEMPT)).isFalse();
		syncGift(null);
		assertThat(this.subscriptions.isRefunded(ATTEMPT)).isFalse();
		syncGift(refunded(2000));
		assertThat(this.subscriptions.isRefunded(ATTEMPT)).isTrue();
	}

	@Test
	void knowsWhetherTheLatestPaymentOfASubscriptionIsRefunded() {
		sync(List.of(active(ATTEMPT)), List.of(payment("pi_1", null)));
		assertThat(this.subscriptions.isRefunded(ATTEMPT)).isFalse();
		this.all.findByMemberId(ADA.value()).get(0).markRefunded(true, START);
		assertThat(this.subscriptions.isRefunded(ATTEMPT)).isTrue();
	}

	@Test
	void findsTheContractOfAGift() {
		assertThat(this.subscriptions.findGift(ATTEMPT)).isEmpty();
		syncGift(null);
		assertThat(this.subscriptions.findGift(ATTEMPT)).map(GiftContract::amount).contains(new Money(2000));
	}

	@Test
	void findsActiveSubscriptions() {
		sync(List.of(active(ATTEMPT)), List.of());
		assertThat(this.subscriptions.activeAmong(List.of("sub_ada", "sub_other"))).isEqualTo(Set.of("sub_ada"));
	}

	private void sync(List<SubscriptionSnapshot> snapshots, List<PaymentSnapshot> paid) {
		this.subscriptions.sync(new CustomerSnapshot("cus_ada", snapshots, paid, List.of()));
	}

	private void syncGift(PaymentSnapshot.@Nullable Reversal reversal) {
		var payment = new PaymentSnapshot(new PaymentSnapshot.Ids("pi_gift", "ch_gift", null), null, PaymentStatus.PAID,
				new Money(2000), START, START, null, PaymentMethodType.CARD,
				new PaymentSnapshot.Attempts(1, START, null), reversal);
		this.subscriptions
			.sync(new CustomerSnapshot("cus_ada", List.of(), List.of(), List.of(new GiftSnapshot(ATTEMPT, payment))));
	}

	private static SubscriptionSnapshot active(@Nullable UUID attempt) {
		return new SubscriptionSnapshot("sub_ada", attempt, Status.ACTIVE, PLEDGE, START, PERIOD_END, null, null, null,
				null, null);
	}

	private static PaymentSnapshot payment(String id, PaymentSnapshot.@Nullable Reversal reversal) {
		return new PaymentSnapshot(new PaymentSnapshot.Ids(id, null, "in_1"), "sub_ada", PaymentStatus.PAID,
				new Money(750), START, START, new PaymentSnapshot.Period(START, PERIOD_END), null,
				new PaymentSnapshot.Attempts(1, null, null), reversal);
	}

	private static PaymentSnapshot.Reversal refunded(long cents) {
		return new PaymentSnapshot.Reversal(
				List.of(new RefundSnapshot("re_1", null, new Money(cents), RefundStatus.PENDING, START, null)),
				List.of(), null);
	}

}
