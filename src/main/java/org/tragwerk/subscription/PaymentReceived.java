package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;

/**
 * A collection brought money.
 */
public record PaymentReceived(SubscriptionId subscription, MemberId member, Money amount,
		Instant at) implements SubscriptionEvent {
}
