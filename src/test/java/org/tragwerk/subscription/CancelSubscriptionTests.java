package org.tragwerk.subscription;

import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.payment.FakePayments;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;
import org.tragwerk.provider.CancelSubscriptionCommand;
import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.provider.RefundPaymentCommand;

import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.ended;
import static org.tragwerk.subscription.SubscriptionFixture.gift;
import static org.tragwerk.testing.AggregateEvents.takeEvents;

class CancelSubscriptionTests {

	private static final UUID BECAUSE = UUID.fromString("00000000-0000-0000-0000-00000000000b");

	private final ProviderCommands commands = mock(ProviderCommands.class);

	private final FakePayments payments = new FakePayments();

	private final CancelSubscription cancelSubscription = new CancelSubscription(this.commands, this.payments);

	@ParameterizedTest
	@EnumSource(names = { "BY_SUPPORTER", "WITHDRAWN" })
	void queuesRequestsOfMembersWithHighPriority(EndReason reason) {
		this.cancelSubscription.request(after(Status.ACTIVE), PERIOD_END, reason, BECAUSE);
		then(this.commands).should()
			.queue(new CancelSubscriptionCommand("sub_ada", PERIOD_END), "cancel sub_ada " + PERIOD_END + " " + BECAUSE,
					CommandPriority.MEMBER);
	}

	@ParameterizedTest
	@EnumSource(names = { "BY_SUPPORTER", "WITHDRAWN", "CUSTOMER_DELETED" }, mode = EnumSource.Mode.EXCLUDE)
	void queuesOtherRequestsWithLowPriority(EndReason reason) {
		this.cancelSubscription.request(after(Status.ACTIVE), PERIOD_END, reason, BECAUSE);
		then(this.commands).should()
			.queue(new CancelSubscriptionCommand("sub_ada", PERIOD_END), "cancel sub_ada " + PERIOD_END + " " + BECAUSE,
					CommandPriority.JOB);
	}

	@Test
	void storesEndAndReason() {
		var subscription = after(Status.ACTIVE);
		this.cancelSubscription.request(subscription, PERIOD_END, EndReason.DISPUTED, BECAUSE);
		subscription.sync(ended(null), PERIOD_END);
		assertThat(takeEvents(subscription)).singleElement().extracting("reason").isEqualTo(EndReason.DISPUTED);
	}

	@Test
	@Fault("F58")
	void requestsTheSameEndAgain() {
		var subscription = after(Status.ACTIVE);
		subscription.requestEnd(PERIOD_END, EndReason.LAST_MONTH_REACHED);
		this.cancelSubscription.requestAgain(subscription, BECAUSE);
		then(this.commands).should()
			.queue(new CancelSubscriptionCommand("sub_ada", PERIOD_END), "cancel sub_ada " + PERIOD_END + " " + BECAUSE,
					CommandPriority.JOB);
	}

	@Test
	void doesNotRepeatWithoutARequest() {
		this.cancelSubscription.requestAgain(after(Status.ACTIVE), BECAUSE);
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	void ignoresASubscriptionWithoutProvider() {
		var manual = after(Status.ACTIVE);
		ReflectionTestUtils.setField(manual, "providerId", null);
		assertThatIllegalStateException()
			.isThrownBy(() -> this.cancelSubscription.request(manual, PERIOD_END, EndReason.BY_SUPPORTER, BECAUSE))
			.withMessageContaining(manual.id().value() + " cannot be ended at the provider: it is not collected there");
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F72")
	void refundsThePaymentOfAGift() {
		var gift = gift();
		var paid = new PaymentSnapshot(new PaymentSnapshot.Ids("pi_gift", "ch_gift", null), null, PaymentStatus.PAID,
				gift.amount(), START, START, null, null, PaymentSnapshot.Attempts.NONE, null);
		this.payments.sync(Map.of(paid, gift.id().purpose()), START);
		this.cancelSubscription.refund(gift, BECAUSE);
		then(this.commands).should()
			.queue(new RefundPaymentCommand("pi_gift", null), "refund pi_gift " + BECAUSE, CommandPriority.MEMBER);
	}

	@Test
	void refundsNothingOfAGiftWithoutPayment() {
		this.cancelSubscription.refund(gift(), BECAUSE);
		then(this.commands).shouldHaveNoInteractions();
	}

}
