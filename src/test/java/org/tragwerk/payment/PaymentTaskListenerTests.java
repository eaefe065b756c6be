package org.tragwerk.payment;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.tragwerk.Fault;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PaymentEvent.FraudSuspected;
import org.tragwerk.payment.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.payment.PaymentEvent.PaymentDisputed;
import org.tragwerk.payment.PaymentEvent.PaymentInquiryClosed;
import org.tragwerk.payment.PaymentEvent.PaymentInquiryOpened;
import org.tragwerk.payment.PaymentEvent.PaymentReturned;
import org.tragwerk.payment.PaymentEvent.RefundFailed;
import org.tragwerk.payment.PaymentEvent.RefundSucceeded;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;

import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

class PaymentTaskListenerTests {

	private static final Instant NOW = Instant.parse("2026-11-24T20:00:00Z");

	private static final PaymentId PAYMENT = new PaymentId(UUID.randomUUID());

	private static final PaymentPurpose PURPOSE = PaymentPurpose.gift(UUID.randomUUID());

	private static final DisputeId DISPUTE = new DisputeId(UUID.randomUUID());

	private static final DisputeId OTHER = new DisputeId(UUID.randomUUID());

	private static final RefundId REFUND = new RefundId(UUID.randomUUID());

	private static final Money AMOUNT = new Money(750);

	private final StaffTasks staffTasks = mock();

	private final PaymentTaskListener listener = new PaymentTaskListener(this.staffTasks);

	@Test
	@Fault("F70")
	void opensATaskForADispute() {
		this.listener.on(new PaymentDisputed(PAYMENT, PURPOSE, DISPUTE, AMOUNT, "fraudulent", NOW, NOW));
		thenOpened(StaffTaskKind.PAYMENT_DISPUTED, DISPUTE.value().toString(),
				Map.of("reason", "fraudulent", "respondBy", NOW.toString()));
	}

	@Test
	@Fault("F70")
	void opensATaskForAnInquiry() {
		this.listener.on(new PaymentInquiryOpened(PAYMENT, PURPOSE, DISPUTE, AMOUNT, "general", null, NOW));
		thenOpened(StaffTaskKind.PAYMENT_DISPUTED, DISPUTE.value() + " inquiry", Map.of("reason", "general"));
	}

	@Test
	@Fault("F70")
	void closesTheTaskOfAClosedOrDisputedInquiry() {
		this.listener.on(new PaymentInquiryClosed(PAYMENT, PURPOSE, DISPUTE, AMOUNT, NOW));
		thenClosed(StaffTaskKind.PAYMENT_DISPUTED, DISPUTE.value() + " inquiry");
		then(this.staffTasks).shouldHaveNoMoreInteractions();
		this.listener.on(new PaymentDisputed(PAYMENT, PURPOSE, OTHER, AMOUNT, "fraudulent", NOW, NOW));
		thenClosed(StaffTaskKind.PAYMENT_DISPUTED, OTHER.value() + " inquiry");
	}

	@Test
	@Fault("F76")
	void replacesTheTaskOfADecidedDispute() {
		this.listener.on(new PaymentDisputeClosed(PAYMENT, PURPOSE, DISPUTE, AMOUNT, true, NOW));
		thenClosed(StaffTaskKind.PAYMENT_DISPUTED, DISPUTE.value().toString());
		thenOpened(StaffTaskKind.PAYMENT_DISPUTED, DISPUTE.value() + " decided",
				Map.of("reason", "won", "closedAt", NOW.toString()));
	}

	@Test
	@Fault("F76")
	void opensATaskForALostDispute() {
		this.listener.on(new PaymentDisputeClosed(PAYMENT, PURPOSE, DISPUTE, AMOUNT, false, NOW));
		thenOpened(StaffTaskKind.PAYMENT_DISPUTED, DISPUTE.value() + " decided",
				Map.of("reason", "lost", "closedAt", NOW.toString()));
	}

	@Test
	@Fault("F69")
	void opensATaskForAReturnedDebit() {
		this.listener.on(new PaymentReturned(PAYMENT, PURPOSE, DISPUTE, AMOUNT, "debit_not_authorized", NOW));
		thenOpened(StaffTaskKind.PAYMENT_RETURNED, DISPUTE.value().toString(),
				Map.of("reason", "debit_not_authorized", "returnedAt", NOW.toString()));
	}

	@Test
	@Fault("F74")
	void opensATaskForAFailedRefund() {
		this.listener
			.on(new RefundFailed(PAYMENT, PURPOSE, REFUND, null, AMOUNT, Money.ZERO, "expired_or_canceled_card", NOW));
		thenOpened(StaffTaskKind.REFUND_FAILED, REFUND.value().toString(),
				Map.of("reason", "expired_or_canceled_card"));
		thenClosed(StaffTaskKind.REFUND_PENDING, REFUND.value().toString());
	}

	@Test
	@Fault("F74")
	void opensATaskForAFailedRefundOfACommandUntilItSucceeds() {
		var command = UUID.randomUUID();
		this.listener.on(new RefundFailed(PAYMENT, PURPOSE, REFUND, command, AMOUNT, Money.ZERO, null, NOW));
		thenOpened(StaffTaskKind.REFUND_FAILED, REFUND.value().toString(), Map.of("command", command.toString()));
		this.listener.on(new RefundSucceeded(PAYMENT, PURPOSE, REFUND, command, AMOUNT, NOW));
		then(this.staffTasks).should()
			.closeAll(StaffTaskKind.REFUND_FAILED, PAYMENT.value().toString(), Map.of("command", command.toString()));
	}

	@Test
	@Fault("F74")
	void closesOnlyTheTaskOfASucceededRefund() {
		this.listener.on(new RefundSucceeded(PAYMENT, PURPOSE, REFUND, null, AMOUNT, NOW));
		thenClosed(StaffTaskKind.REFUND_PENDING, REFUND.value().toString());
		then(this.staffTasks).shouldHaveNoMoreInteractions();
	}

	@Test
	@Fault("F77")
	void opensATaskForAFraudWarning() {
		this.listener.on(new FraudSuspected(PAYMENT, PURPOSE, "issfr_1", AMOUNT, "misc", NOW));
		thenOpened(StaffTaskKind.FRAUD_WARNING, "issfr_1", Map.of("reason", "misc", "warnedAt", NOW.toString()));
	}

	private void thenClosed(StaffTaskKind kind, String occasion) {
		then(this.staffTasks).should().close(kind, PAYMENT.value().toString(), occasion);
	}

	private void thenOpened(StaffTaskKind kind, String occasion, Map<String, String> details) {
		var all = new HashMap<String, Object>(details);
		all.putAll(Map.of("amount", 750L, "purpose", "GIFT", "purposeId", PURPOSE.id().toString()));
		then(this.staffTasks).should().open(kind, PAYMENT.value().toString(), occasion, all);
	}

}
