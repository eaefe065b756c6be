package org.tragwerk.member;

import java.time.Instant;

/**
 * A member turned out to be the same person as a confirmed one; told inside the
 * transaction that wrote it, so that all that belongs to the first moves along.
 */
public record MemberMerged(MemberId from, MemberId into, Instant at) {
}
