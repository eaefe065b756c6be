package org.tragwerk.payment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.money.Money;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a task for each refund that has been pending for nine days, whoever requested it:
 * money has to be refunded within fourteen days (section 357 of the German Civil Code),
 * and banks take at most a week.
 */
@Component
class PendingRefundJob {

	private static final Logger logger = LoggerFactory.getLogger(PendingRefundJob.class);

	private static final Duration LONG = Duration.ofDays(9);

	private final PaymentRepository payments;

	private final StaffTasks staffTasks;

	private final Clock clock;

	PendingRefundJob(PaymentRepository payments, StaffTasks staffTasks, Clock clock) {
		this.payments = payments;
		this.staffTasks = staffTasks;
		this.clock = clock;
	}

	@RecurringJob(name = "pending-refunds", every = "${tragwerk.jobs.pending-refunds:PT1H}")
	@Transactional
	void openTasks() {
		this.payments.findPendingRefunds(this.clock.instant().minus(LONG)).forEach(this::open);
	}

	private void open(PendingRefund refund) {
		logger.warn("Refund {} of payment {} is pending since {}", refund.providerId(), refund.payment(),
				refund.createdAt());
		this.staffTasks.open(StaffTaskKind.REFUND_PENDING, refund.payment().toString(), refund.refund().toString(),
				Map.of("amount", refund.amount().cents(), "refund", refund.providerId(), "createdAt",
						refund.createdAt().toString()));
	}

	/**
	 * A refund that is pending.
	 *
	 * @param providerId the provider's id of the refund
	 */
	record PendingRefund(UUID payment, UUID refund, String providerId, Money amount, Instant createdAt) {
	}

}
