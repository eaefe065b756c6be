package org.tragwerk.payment;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens staff tasks for disputes to be answered, failed refunds, and returned or
 * suspicious payments, and closes those that are resolved.
 */
@Component
class PaymentTaskListener {

	private static final Logger logger = LoggerFactory.getLogger(PaymentTaskListener.class);

	private static final String COMMAND = "command";

	private final StaffTasks staffTasks;

	PaymentTaskListener(StaffTasks staffTasks) {
		this.staffTasks = staffTasks;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentDisputed event) {
		closeInquiry(event, event.dispute());
		open(StaffTaskKind.PAYMENT_DISPUTED, event, event.dispute().value().toString(),
				details(event, event.reason(), "respondBy", event.respondBy()));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentInquiryOpened event) {
		open(StaffTaskKind.PAYMENT_DISPUTED, event, inquiry(event.dispute()),
				details(event, event.reason(), "respondBy", event.respondBy()));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentInquiryClosed event) {
		closeInquiry(event, event.dispute());
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentDisputeClosed event) {
		var dispute = event.dispute().value().toString();
		this.staffTasks.close(StaffTaskKind.PAYMENT_DISPUTED, subject(event), dispute);
		open(StaffTaskKind.PAYMENT_DISPUTED, event, dispute + " decided",
				details(event, event.won() ? "won" : "lost", "closedAt", event.at()));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(PaymentReturned event) {
		open(StaffTaskKind.PAYMENT_RETURNED, event, event.dispute().value().toString(),
				details(event, event.reason(), "returnedAt", event.at()));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(RefundFailed event) {
		closePending(event, event.refund());
		open(StaffTaskKind.REFUND_FAILED, event, event.refund().value().toString(),
				details(event, event.reason(), COMMAND, event.command()));
	}

	/** Closes the tasks of earlier refunds of the same command, which failed. */
	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(RefundSucceeded event) {
		closePending(event, event.refund());
		if (event.command() != null) {
			this.staffTasks.closeAll(StaffTaskKind.REFUND_FAILED, subject(event),
					Map.of(COMMAND, event.command().toString()));
		}
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	public void on(FraudSuspected event) {
		open(StaffTaskKind.FRAUD_WARNING, event, event.warning(), details(event, event.type(), "warnedAt", event.at()));
	}

	private void closeInquiry(PaymentEvent event, DisputeId dispute) {
		this.staffTasks.close(StaffTaskKind.PAYMENT_DISPUTED, subject(event), inquiry(dispute));
	}

	private static String inquiry(DisputeId dispute) {
		return dispute.value() + " inquiry";
	}

	private void closePending(PaymentEvent event, RefundId refund) {
		this.staffTasks.close(StaffTaskKind.REFUND_PENDING, subject(event), refund.value().toString());
	}

	private void open(StaffTaskKind kind, PaymentEvent event, String occasion, Map<String, ?> details) {
		logger.warn("Payment {}: {}", event.payment().value(), kind);
		this.staffTasks.open(kind, subject(event), occasion, details);
	}

	private static String subject(PaymentEvent event) {
		return event.payment().value().toString();
	}

	private static Map<String, Object> details(PaymentEvent event, @Nullable String reason, String name,
			@Nullable Object value) {
		var details = new HashMap<String, Object>(Map.of("amount", event.amount().cents(), "purpose",
				event.purpose().kind().name(), "purposeId", event.purpose().id().toString()));
		if (reason != null) {
			details.put("reason", reason);
		}
		if (value != null) {
			details.put(name, value.toString());
		}
		return details;
	}

}
