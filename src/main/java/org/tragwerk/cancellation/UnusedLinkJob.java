package org.tragwerk.cancellation;

import java.time.Clock;
import java.util.Map;

import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens a task for each declaration whose owner was asked which contract it applies to
 * and has not answered for days, or could not be asked by email. It takes effect as of
 * the time of receipt all the same.
 */
@Component
class UnusedLinkJob {

	private final DeclarationRepository declarations;

	private final StaffTasks staffTasks;

	private final CancellationProperties properties;

	private final Clock clock;

	UnusedLinkJob(DeclarationRepository declarations, StaffTasks staffTasks, CancellationProperties properties,
			Clock clock) {
		this.declarations = declarations;
		this.staffTasks = staffTasks;
		this.properties = properties;
		this.clock = clock;
	}

	@RecurringJob(name = "unused-links", every = "${tragwerk.jobs.unused-links:PT10M}")
	@Transactional
	void openTasks() {
		var now = this.clock.instant();
		this.declarations
			.findWithUnusedLink(now.minus(this.properties.staffAfter()), now.minus(this.properties.linkValidity()))
			.forEach((id) -> this.staffTasks.open(StaffTaskKind.DECLARATION_UNCLEAR, id.toString(), "LINK_UNUSED",
					Map.of()));
	}

}
