package org.tragwerk.member;

import java.time.Instant;

/**
 * A member was merged into a confirmed one with the same address; published inside the
 * transaction that stores it, so that other modules reassign what belongs to
 * {@code from}.
 */
public record MemberMerged(MemberId from, MemberId into, Instant at) {
}
