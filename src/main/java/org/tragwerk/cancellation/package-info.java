/**
 * The two legal buttons: cancellation (§ 312k BGB) and withdrawal (§ 356a BGB) without
 * signing in. A {@link org.tragwerk.cancellation.Declaration} is stored with the time of
 * receipt, matched with a contract and executed, or left to staff, and confirmed by
 * email.
 * <p>
 * No type is public: other modules link to the pages {@code /cancel} and
 * {@code /withdraw}.
 */
@ApplicationModule(displayName = "Cancellation",
		allowedDependencies = { "money", "payment", "member", "subscription", "mail", "newspaper", "site", "staff",
				"task" })
@NullMarked
package org.tragwerk.cancellation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
