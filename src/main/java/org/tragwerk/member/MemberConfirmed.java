package org.tragwerk.member;

import java.time.Instant;

/**
 * A member confirmed the email address; published inside the writing transaction.
 */
public record MemberConfirmed(MemberId member, Instant at) {
}
