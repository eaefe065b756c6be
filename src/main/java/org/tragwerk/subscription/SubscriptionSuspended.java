package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * Grace is over while a payment is still open.
 */
public record SubscriptionSuspended(SubscriptionId subscription, MemberId member,
		Instant at) implements SubscriptionEvent {
}
