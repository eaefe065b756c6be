/**
 * Ending a contract the legal way: canceling and withdrawing without signing in, what was
 * declared, and what became of it.
 */
@ApplicationModule(displayName = "Ending", allowedDependencies = { "money", "member", "subscription", "mail", "site" })
@NullMarked
package org.tragwerk.ending;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
