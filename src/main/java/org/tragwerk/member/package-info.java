/**
 * Members, who are identified by an email address, and the confirmation of that address
 * by a link.
 * <p>
 * Public types: {@link Contact}, {@link EmailAddress}, {@link Mailbox},
 * {@link MemberConfirmed}, {@link MemberContracts}, {@link MemberId},
 * {@link MemberMerged}, {@link Members}, {@link PersonName}, {@link Token}.
 */
@ApplicationModule(displayName = "Member", allowedDependencies = { "mail", "newspaper", "site", "task" })
@NullMarked
package org.tragwerk.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
