package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * A subscription will end on a day that is known.
 */
public record SubscriptionCanceled(SubscriptionId subscription, MemberId member, Instant endsAt,
		Instant at) implements SubscriptionEvent {
}
