/**
 * People known to us by an address, and how they prove that it is theirs.
 */
@ApplicationModule(displayName = "Member", allowedDependencies = { "mail", "site", "task" })
@NullMarked
package org.tragwerk.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
