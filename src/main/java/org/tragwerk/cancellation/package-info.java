/**
 * The two legal buttons: canceling (§ 312k BGB) and withdrawing (§ 356a BGB) without
 * signing in. A {@link org.tragwerk.cancellation.Declaration} is stored with the time of
 * receipt, confirmed by mail, matched to a contract and executed, or left to people.
 * <p>
 * No type is public: others lead to the pages {@code /cancel} and {@code /withdraw}.
 */
@ApplicationModule(displayName = "Cancellation",
		allowedDependencies = { "money", "member", "subscription", "mail", "site", "task" })
@NullMarked
package org.tragwerk.cancellation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
