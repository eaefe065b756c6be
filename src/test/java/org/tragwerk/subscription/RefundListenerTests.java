package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PaymentEvent.RefundFailed;
import org.tragwerk.payment.PaymentEvent.RefundSucceeded;
import org.tragwerk.payment.PaymentId;
import org.tragwerk.payment.PaymentPurpose;
import org.tragwerk.payment.RefundId;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderCommands;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class RefundListenerTests {

	private static final PaymentId PAYMENT = new PaymentId(UUID.randomUUID());

	private static final PaymentPurpose PURPOSE = PaymentPurpose.gift(UUID.randomUUID());

	private static final RefundId REFUND = new RefundId(UUID.randomUUID());

	private static final UUID COMMAND = UUID.randomUUID();

	private static final Money AMOUNT = new Money(750);

	private final ProviderCommands commands = mock();

	private final RefundListener listener = new RefundListener(this.commands);

	@Test
	@Fault("F74")
	void aCommandWaitsNoLongerThanItsRefund() {
		this.listener.on(new RefundSucceeded(PAYMENT, PURPOSE, REFUND, COMMAND, AMOUNT, Instant.EPOCH));
		then(this.commands).should().resume(new CommandId(COMMAND));
	}

	@Test
	@Fault("F74")
	void aCommandWhoseRefundFailedRefundsAgain() {
		this.listener
			.on(new RefundFailed(PAYMENT, PURPOSE, REFUND, COMMAND, AMOUNT, Money.NOTHING, null, Instant.EPOCH));
		then(this.commands).should().reopen(new CommandId(COMMAND));
	}

	@Test
	@Fault("F73")
	void aRefundThatStaffMadeAtStripeIsTheirs() {
		this.listener.on(new RefundSucceeded(PAYMENT, PURPOSE, REFUND, null, AMOUNT, Instant.EPOCH));
		this.listener.on(new RefundFailed(PAYMENT, PURPOSE, REFUND, null, AMOUNT, Money.NOTHING, null, Instant.EPOCH));
		then(this.commands).shouldHaveNoInteractions();
	}

}
