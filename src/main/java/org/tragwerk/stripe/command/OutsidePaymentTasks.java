package org.tragwerk.stripe.command;

import java.util.Map;

import com.stripe.model.InvoicePayment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.CommandId;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens tasks for payments that were made outside Stripe and have to be paid back there.
 */
@Component
class OutsidePaymentTasks {

	private static final Logger logger = LoggerFactory.getLogger(OutsidePaymentTasks.class);

	private final StaffTasks staffTasks;

	private final TransactionTemplate transaction;

	OutsidePaymentTasks(StaffTasks staffTasks, TransactionTemplate transaction) {
		this.staffTasks = staffTasks;
		this.transaction = transaction;
	}

	/** Opens a task, once for each payment. */
	void open(InvoicePayment payment, CommandId command) {
		logger.warn("Payment {} was made outside Stripe and has to be paid back there", payment.getId());
		this.transaction.executeWithoutResult((status) -> this.staffTasks.open(StaffTaskKind.REFUND_OUTSIDE,
				payment.getId(), "", Map.of("amount", payment.getAmountPaid(), "command", command.toString())));
	}

}
