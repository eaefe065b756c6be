package org.tragwerk.member;

import java.time.Instant;

/**
 * A member confirmed their email address; published inside the transaction that stores
 * it.
 */
public record MemberConfirmed(MemberId member, Instant at) {
}
