package org.tragwerk.cancellation;

import java.util.Map;

import org.tragwerk.cancellation.DeclarationEvent.BecameClear;
import org.tragwerk.cancellation.DeclarationEvent.BecameUnclear;
import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a task for each declaration that staff have to resolve, and closes it when it is
 * resolved otherwise.
 */
@Component
class DeclarationTaskListener {

	private final StaffTasks staffTasks;

	DeclarationTaskListener(StaffTasks staffTasks) {
		this.staffTasks = staffTasks;
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(BecameUnclear event) {
		this.staffTasks.replaceAll(StaffTaskKind.DECLARATION_UNCLEAR, event.declaration().toString(),
				Map.of(event.reason().name(), Map.of("type", event.type().name())));
	}

	@EventListener
	@Transactional(propagation = Propagation.MANDATORY)
	void on(BecameClear event) {
		this.staffTasks.closeAll(StaffTaskKind.DECLARATION_UNCLEAR, event.declaration().toString(), Map.of());
	}

}
