package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * A gift brought money; it makes nobody a supporter.
 */
public record GiftReceived(GiftId gift, MemberId member, Money amount, Instant at) {
}
