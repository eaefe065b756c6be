package org.tragwerk.member;

import java.time.Instant;

/**
 * A member proved that the address is theirs; told inside the transaction that wrote it.
 */
public record MemberConfirmed(MemberId member, Instant at) {
}
