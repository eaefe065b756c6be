/**
 * Counts the supporters and serves the count to article pages. Everything that answers
 * requests is in {@code web}.
 * <p>
 * Public types: {@link RecountJob}.
 */
@NullMarked
@ApplicationModule(id = "campaign-counter", allowedDependencies = { "subscription", "member", "site", "task" })
package org.tragwerk.campaigncounter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
