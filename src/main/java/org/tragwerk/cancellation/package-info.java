/**
 * The two legal buttons: canceling and withdrawing without signing in, what was declared,
 * and what became of it.
 */
@ApplicationModule(displayName = "Cancellation",
		allowedDependencies = { "money", "member", "subscription", "mail", "site" })
@NullMarked
package org.tragwerk.cancellation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
