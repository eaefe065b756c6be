package org.tragwerk.member;

import java.time.Instant;

/**
 * A member was merged into a confirmed one with the same address; published inside the
 * writing transaction, so that other modules move what belongs to the first.
 */
public record MemberMerged(MemberId from, MemberId into, Instant at) {
}
