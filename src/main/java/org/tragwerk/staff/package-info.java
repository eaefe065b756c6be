/**
 * What people have to look at.
 * <p>
 * Public: the front door {@link StaffTasks} and the {@link StaffTaskKind} of a task.
 */
@ApplicationModule(displayName = "Staff", allowedDependencies = {})
@NullMarked
package org.tragwerk.staff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
