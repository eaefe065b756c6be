package org.tragwerk.stripe.sync;

import java.util.Map;

import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Opens a task for each object that was left out of a customer's state.
 */
@Component
class UnsupportedObjectTasks {

	private final StaffTasks staffTasks;

	private final TransactionTemplate transaction;

	UnsupportedObjectTasks(StaffTasks staffTasks, TransactionTemplate transaction) {
		this.staffTasks = staffTasks;
		this.transaction = transaction;
	}

	void open(String customer, CustomerState state) {
		if (!state.unsupported().isEmpty()) {
			this.transaction.executeWithoutResult((status) -> state.unsupported()
				.forEach((id, reason) -> this.staffTasks.open(StaffTaskKind.UNSUPPORTED_OBJECT, id, reason,
						Map.of("customer", customer))));
		}
	}

}
