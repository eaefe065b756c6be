/**
 * How many carry the paper, told to article pages the moment it changes.
 */
@ApplicationModule(id = "campaign-counter", displayName = "Campaign counter",
		allowedDependencies = { "subscription", "member", "site", "task" })
@NullMarked
package org.tragwerk.campaigncounter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
