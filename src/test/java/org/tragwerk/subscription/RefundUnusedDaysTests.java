package org.tragwerk.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.Fault;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.Pledge;
import org.tragwerk.payment.FakePayments;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentId;
import org.tragwerk.payment.PaymentPurpose;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;
import org.tragwerk.provider.CommandPriority;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.provider.RefundPaymentCommand;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.subscription.CancellationPolicy.PolicyProperties;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionEnded;
import org.tragwerk.subscription.SubscriptionSnapshot.EndCause;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.tragwerk.subscription.SubscriptionFixture.ADA;
import static org.tragwerk.subscription.SubscriptionFixture.START;

class RefundUnusedDaysTests {

	private static final Pledge YEARLY = new Pledge(new Money(7300), Interval.YEARLY);

	private static final Instant PAID_UNTIL = Instant.parse("2027-11-24T20:00:00Z");

	private static final Instant END = PAID_UNTIL.minus(Duration.ofDays(100));

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final FakePayments payments = new FakePayments();

	private final ProviderCommands commands = mock(ProviderCommands.class);

	private final StaffTasks staffTasks = mock(StaffTasks.class);

	private Pledge pledge = YEARLY;

	private boolean outside;

	private Subscription subscription = subscription(YEARLY);

	@BeforeEach
	void pay() {
		pay(PaymentStatus.PAID);
	}

	@Test
	@Fault("F72")
	void refundsTheDaysAfterADeclaredEnd() {
		cancel(EndReason.BY_SUPPORTER);
		end(END.plus(Duration.ofHours(3)));
		refundUnusedDays(true).on(ended());
		thenRefunded(2000);
	}

	@Test
	@Fault("F61")
	void refundsAllDaysAfterAnEarlierEnd() {
		cancel(EndReason.BY_SUPPORTER);
		end(END.minus(Duration.ofDays(50)));
		refundUnusedDays(true).on(ended());
		thenRefunded(3000);
	}

	@Test
	@Fault("F59")
	void refundsIfTheCustomerWasDeletedBeforeADeclaredEnd() {
		cancel(EndReason.BY_SUPPORTER);
		end(END.minus(Duration.ofDays(10)), EndCause.CUSTOMER_DELETED);
		refundUnusedDays(true).on(ended());
		thenRefunded(2200);
	}

	@Test
	void refundsNothingIfTheCustomerWasDeletedWithoutADeclaration() {
		this.subscriptions.save(this.subscription);
		end(END, EndCause.CUSTOMER_DELETED);
		refundUnusedDays(true).on(ended());
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F61")
	void leavesPaymentsOutsideTheProviderToStaff() {
		this.outside = true;
		this.subscription = subscription(YEARLY);
		pay();
		cancel(EndReason.BY_SUPPORTER);
		end(END);
		refundUnusedDays(true).on(ended());
		then(this.commands).shouldHaveNoInteractions();
		then(this.staffTasks).should()
			.open(StaffTaskKind.REFUND_OUTSIDE, "pi_" + this.subscription.id().value(), "unused days",
					Map.of("amount", 2000L));
	}

	@ParameterizedTest
	@EnumSource(names = { "BY_SUPPORTER", "CUSTOMER_DELETED" }, mode = EnumSource.Mode.EXCLUDE)
	void refundsNothingForAnotherReason(EndReason reason) {
		cancel(reason);
		end(END);
		refundUnusedDays(true).on(ended());
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	void refundsNothingIfTheSettingIsOff() {
		cancel(EndReason.BY_SUPPORTER);
		end(END);
		refundUnusedDays(false).on(ended());
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	void refundsNothingOfAMonthlyPeriod() {
		this.pledge = new Pledge(new Money(7300), Interval.MONTHLY);
		this.subscription = subscription(this.pledge);
		pay();
		cancel(EndReason.BY_SUPPORTER);
		end(END);
		refundUnusedDays(true).on(ended());
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F72")
	void refundsADebitPaidAfterTheEnd() {
		this.subscription = subscription(YEARLY);
		pay(PaymentStatus.PENDING);
		cancel(EndReason.BY_SUPPORTER);
		refundUnusedDays(true).on(received(this.subscription.id().purpose()));
		end(END);
		refundUnusedDays(true).on(ended());
		then(this.commands).shouldHaveNoInteractions();
		pay(PaymentStatus.PAID);
		refundUnusedDays(true).on(received(this.subscription.id().purpose()));
		thenRefunded(2000);
	}

	@Test
	void refundsNothingBeforeTheEnd() {
		cancel(EndReason.BY_SUPPORTER);
		refundUnusedDays(true).on(received(this.subscription.id().purpose()));
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	void refundsNothingOfAGift() {
		refundUnusedDays(true).on(received(PaymentPurpose.gift(UUID.randomUUID())));
		then(this.commands).shouldHaveNoInteractions();
	}

	private RefundUnusedDays refundUnusedDays(boolean endWithinAMonth) {
		return new RefundUnusedDays(this.subscriptions,
				new CancellationPolicy(ContractFixture.SITE, new PolicyProperties(endWithinAMonth), this.payments),
				this.commands, this.staffTasks);
	}

	private void cancel(EndReason reason) {
		this.subscription.requestEnd(END, reason);
		this.subscriptions.save(this.subscription);
	}

	private void end(Instant at) {
		end(at, null);
	}

	private void end(Instant at, @Nullable EndCause cause) {
		this.subscription.sync(new SubscriptionSnapshot("sub_ada", null, Status.ENDED, this.pledge, START, PAID_UNTIL,
				null, null, at, cause, null), at);
	}

	private void pay(PaymentStatus status) {
		this.payments.sync(Map.of(new PaymentSnapshot(
				new PaymentSnapshot.Ids("pi_" + this.subscription.id().value(), null, null, this.outside), "sub_ada",
				status, new Money(7300), START, null,
				new PaymentSnapshot.Period(PAID_UNTIL.minus(Duration.ofDays(365)), PAID_UNTIL), null,
				PaymentSnapshot.Attempts.NONE, null), this.subscription.id().purpose()), START);
	}

	private SubscriptionEnded ended() {
		return new SubscriptionEnded(this.subscription.id(), ADA, YEARLY, EndReason.BY_SUPPORTER, END);
	}

	private static PaymentReceived received(PaymentPurpose purpose) {
		return new PaymentReceived(new PaymentId(UUID.randomUUID()), purpose, new Money(7300), null, END);
	}

	private void thenRefunded(long cents) {
		var payment = "pi_" + this.subscription.id().value();
		then(this.commands).should(times(1))
			.queue(new RefundPaymentCommand(payment, new Money(cents)), "refund unused days " + payment,
					CommandPriority.MEMBER);
	}

	private static Subscription subscription(Pledge pledge) {
		var first = new SubscriptionSnapshot("sub_ada", null, Status.ACTIVE, pledge, START, PAID_UNTIL, null, null,
				null, null, null);
		var subscription = new Subscription(ADA, Origin.attempt(UUID.randomUUID()), "cus_ada", first);
		subscription.sync(first, START);
		return subscription;
	}

}
