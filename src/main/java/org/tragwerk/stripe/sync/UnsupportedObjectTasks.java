package org.tragwerk.stripe.sync;

import java.util.Map;
import java.util.stream.Collectors;

import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;

import org.springframework.stereotype.Component;

/**
 * Opens a task for each object that was left out of a customer's state, and closes those
 * of objects that are not left out any more.
 */
@Component
class UnsupportedObjectTasks {

	private final StaffTasks staffTasks;

	UnsupportedObjectTasks(StaffTasks staffTasks) {
		this.staffTasks = staffTasks;
	}

	/**
	 * Updates the customer's tasks in the caller's transaction; no effect if only some of
	 * the customer's objects were fetched.
	 */
	void update(String customer, CustomerState state) {
		var unsupported = state.unsupported();
		if (unsupported != null) {
			this.staffTasks.replaceAll(StaffTaskKind.UNSUPPORTED_OBJECT, customer,
					unsupported.entrySet()
						.stream()
						.collect(Collectors.toMap((each) -> each.getKey() + ": " + each.getValue(),
								(each) -> Map.of("object", each.getKey(), "reason", each.getValue()))));
		}
	}

}
