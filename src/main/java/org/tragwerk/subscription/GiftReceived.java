package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;

/**
 * A gift brought money; it makes nobody a supporter.
 */
public record GiftReceived(GiftId gift, MemberId member, Money amount, Instant at) {
}
