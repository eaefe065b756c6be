package org.tragwerk.subscription;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.payment.DisputeId;
import org.tragwerk.payment.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.payment.PaymentEvent.PaymentFailed;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.payment.PaymentEvent.PaymentRefunded;
import org.tragwerk.payment.PaymentEvent.RefundFailed;
import org.tragwerk.payment.PaymentEvent.RefundSucceeded;
import org.tragwerk.payment.PaymentId;
import org.tragwerk.payment.PaymentPurpose;
import org.tragwerk.payment.Payments;
import org.tragwerk.payment.RefundId;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderCommands;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRefunded;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRepaid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.tragwerk.subscription.SubscriptionFixture.START;
import static org.tragwerk.subscription.SubscriptionFixture.after;

class RefundListenerTests {

	private static final PaymentId PAYMENT = new PaymentId(UUID.randomUUID());

	private static final PaymentPurpose PURPOSE = PaymentPurpose.gift(UUID.randomUUID());

	private static final RefundId REFUND = new RefundId(UUID.randomUUID());

	private static final UUID COMMAND = UUID.randomUUID();

	private static final Money AMOUNT = new Money(750);

	private final ProviderCommands commands = mock();

	private final FakeSubscriptions subscriptions = new FakeSubscriptions();

	private final Payments payments = mock();

	private final RefundListener listener = new RefundListener(this.commands, this.subscriptions, this.payments);

	@Test
	@Fault("F74")
	void resumesTheCommandWhenItsRefundSucceeds() {
		this.listener.on(new RefundSucceeded(PAYMENT, PURPOSE, REFUND, COMMAND, AMOUNT, Instant.EPOCH));
		then(this.commands).should().resume(new CommandId(COMMAND));
	}

	@Test
	@Fault("F74")
	void reopensTheCommandWhenItsRefundFails() {
		this.listener.on(new RefundFailed(PAYMENT, PURPOSE, REFUND, COMMAND, AMOUNT, Money.ZERO, null, Instant.EPOCH));
		then(this.commands).should().reopen(new CommandId(COMMAND));
	}

	@Test
	@Fault("F73")
	void ignoresRefundsOfStaff() {
		this.listener.on(new RefundSucceeded(PAYMENT, PURPOSE, REFUND, null, AMOUNT, Instant.EPOCH));
		this.listener.on(new RefundFailed(PAYMENT, PURPOSE, REFUND, null, AMOUNT, Money.ZERO, null, Instant.EPOCH));
		then(this.commands).shouldHaveNoInteractions();
	}

	@Test
	@Fault("F75")
	void whatWaitsForADebitGoesOnWhenItIsSettled() {
		var running = this.subscriptions.save(after(Status.ACTIVE));
		this.listener.on(new PaymentReceived(PAYMENT, running.id().purpose(), AMOUNT, null, START));
		then(this.commands).shouldHaveNoInteractions();
		var ended = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED));
		this.listener.on(new PaymentReceived(PAYMENT, ended.id().purpose(), AMOUNT, null, START));
		this.listener.on(new PaymentFailed(PAYMENT, ended.id().purpose(), AMOUNT, 1, null, START));
		then(this.commands).should(times(2)).resumeAll("sub_ada");
	}

	@Test
	@Fault("F76")
	void resumesTheRefundThatWaitsForADispute() {
		var ended = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED));
		this.listener.on(new PaymentDisputeClosed(PAYMENT, ended.id().purpose(), new DisputeId(UUID.randomUUID()),
				AMOUNT, true, START));
		then(this.commands).should().resumeAll("sub_ada");
	}

	@Test
	@Fault("F73")
	void doesNotCountAfterAFullRefundUntilItIsPaidAgain() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		var purpose = subscription.id().purpose();
		given(this.payments.isRefunded(purpose)).willReturn(true);
		this.listener.on(new PaymentRefunded(PAYMENT, purpose, REFUND, AMOUNT, AMOUNT, START));
		assertThat(subscription.counts()).isFalse();
		assertThat(this.subscriptions.events).last().isInstanceOf(SubscriptionRefunded.class);
		given(this.payments.isRefunded(purpose)).willReturn(false);
		this.listener.on(new PaymentReceived(PAYMENT, purpose, AMOUNT, null, START));
		assertThat(subscription.counts()).isTrue();
		assertThat(this.subscriptions.events).last().isInstanceOf(SubscriptionRepaid.class);
	}

	@Test
	@Fault("F74")
	void countsAgainWhenTheRefundFails() {
		var subscription = this.subscriptions.save(after(Status.ACTIVE));
		var purpose = subscription.id().purpose();
		given(this.payments.isRefunded(purpose)).willReturn(true, false);
		this.listener.on(new PaymentRefunded(PAYMENT, purpose, REFUND, AMOUNT, AMOUNT, START));
		this.listener.on(new RefundFailed(PAYMENT, purpose, REFUND, null, AMOUNT, Money.ZERO, null, START));
		assertThat(subscription.counts()).isTrue();
	}

	@Test
	@Fault("F72")
	void ignoresPartialRefundsAndRefundsAfterTheEnd() {
		var running = this.subscriptions.save(after(Status.ACTIVE));
		var ended = this.subscriptions.save(after(Status.ACTIVE, Status.ENDED));
		given(this.payments.isRefunded(ended.id().purpose())).willReturn(true);
		for (var subscription : List.of(running, ended)) {
			this.listener.on(new PaymentRefunded(PAYMENT, subscription.id().purpose(), REFUND, AMOUNT, AMOUNT, START));
		}
		assertThat(running.counts()).isTrue();
		assertThat(this.subscriptions.events).isEmpty();
	}

}
