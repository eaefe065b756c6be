/**
 * Tasks for staff: what the application cannot resolve itself.
 * <p>
 * Public: the front door {@link StaffTasks} and the {@link StaffTaskKind} of a task.
 */
@ApplicationModule(displayName = "Staff", allowedDependencies = "task")
@NullMarked
package org.tragwerk.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
