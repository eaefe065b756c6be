/**
 * Counts the supporters and serves the count to article pages. Request handling is in
 * {@code web}.
 * <p>
 * No type is public.
 */
@NullMarked
@ApplicationModule(id = "campaign-counter",
		allowedDependencies = { "subscription", "member", "newspaper", "site", "task" })
package org.tragwerk.campaigncounter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
