package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * A subscription is over.
 */
public record SubscriptionEnded(SubscriptionId subscription, MemberId member, Instant at) implements SubscriptionEvent {
}
