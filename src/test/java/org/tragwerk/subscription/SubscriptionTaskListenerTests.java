package org.tragwerk.subscription;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentId;
import org.tragwerk.payment.PaymentPurpose;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.subscription.Signups.Signup;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRefunded;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRepaid;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.PERIOD_END;
import static org.tragwerk.subscription.SubscriptionFixture.PLEDGE;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;
import static org.tragwerk.subscription.SubscriptionFixture.snapshot;

class SubscriptionTaskListenerTests {

	private static final PaymentId PAYMENT = new PaymentId(UUID.randomUUID());

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final ProviderCommands commands = mock();

	private final StaffTasks staffTasks = mock();

	private final SubscriptionTaskListener listener = new SubscriptionTaskListener(this.subscriptions, this.commands,
			this.staffTasks);

	@Test
	@Fault("F56")
	void opensATaskForAPaymentAfterTheEnd() {
		var ended = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED));
		this.listener.on(paid(ended.id().purpose(), PERIOD_END.plusSeconds(1)));
		then(this.staffTasks).should()
			.open(StaffTaskKind.PAID_AFTER_END, PAYMENT.value().toString(), ended.id().value().toString(),
					Map.of("amount", 750L, "paidAt", PERIOD_END.plusSeconds(1).toString()));
	}

	@Test
	@Fault("F56")
	void opensNoTaskForAPaymentBeforeTheEnd() {
		var ended = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED));
		this.listener.on(paid(ended.id().purpose(), PERIOD_END));
		this.listener.on(paid(this.subscriptions.save(after(Status.ACTIVE)).id().purpose(), PERIOD_END.plusSeconds(1)));
		this.listener.on(paid(PaymentPurpose.gift(UUID.randomUUID()), PERIOD_END.plusSeconds(1)));
		var ending = after(Status.ACTIVE);
		ending.sync(snapshot(Status.ACTIVE, PLEDGE, PERIOD_END), START);
		this.listener.on(paid(this.subscriptions.save(ending).id().purpose(), PERIOD_END.plusSeconds(1)));
		then(this.staffTasks).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F75")
	void opensNoTaskForAPaymentThatACommandRefunds() {
		var ended = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED));
		given(this.commands.hasOpen("sub_ada")).willReturn(true);
		this.listener.on(paid(ended.id().purpose(), PERIOD_END.plusSeconds(1)));
		then(this.staffTasks).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F73")
	void opensATaskForARefundedSubscription() {
		var id = new SubscriptionId(UUID.randomUUID());
		this.listener.on(new SubscriptionRefunded(id, ADA, PLEDGE, START));
		then(this.staffTasks).should()
			.open(StaffTaskKind.SUBSCRIPTION_REFUNDED, id.value().toString(), START.toString(), Map.of("amount", 750L));
	}

	@Test
	@Fault("F73")
	void whatIsPaidAgainOrOverNeedsNobody() {
		var id = new SubscriptionId(UUID.randomUUID());
		this.listener.on(new SubscriptionRepaid(id, ADA, PLEDGE, START));
		thenClosed(StaffTaskKind.SUBSCRIPTION_REFUNDED, id);
		then(this.staffTasks).shouldHaveNoMoreInteractions();
		var over = new SubscriptionId(UUID.randomUUID());
		this.listener.on(new SubscriptionEnded(over, ADA, PLEDGE, EndReason.BY_STAFF, START));
		thenClosed(StaffTaskKind.SUBSCRIPTION_REFUNDED, over);
		thenClosed(StaffTaskKind.DUPLICATE_SUBSCRIPTION, over);
		thenClosed(StaffTaskKind.END_UNDONE, over);
	}

	private void thenClosed(StaffTaskKind kind, SubscriptionId subscription) {
		then(this.staffTasks).should().closeAll(kind, subscription.value().toString(), Map.of());
	}

	@Test
	@Fault("F35")
	void opensATaskForASecondPledge() {
		var subscription = after(Status.ACTIVE);
		this.subscriptions.save(subscription);
		this.listener.on(new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START));
		then(this.staffTasks).shouldHaveNoInteractions();
		subscription.signUp(new Signup("ada@example.org", "Ada", Locale.GERMAN, null, true));
		this.listener.on(new SubscriptionStarted(subscription.id(), ADA, PLEDGE, START));
		then(this.staffTasks).should()
			.open(StaffTaskKind.DUPLICATE_SUBSCRIPTION, subscription.id().value().toString(), "",
					Map.of("amount", 750L));
	}

	private static PaymentReceived paid(PaymentPurpose purpose, Instant at) {
		return new PaymentReceived(PAYMENT, purpose, new Money(750), null, at);
	}

}
