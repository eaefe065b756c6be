package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * A collection failed; the member still counts until grace is over.
 */
public record PaymentFailed(SubscriptionId subscription, MemberId member, Instant at) implements SubscriptionEvent {
}
