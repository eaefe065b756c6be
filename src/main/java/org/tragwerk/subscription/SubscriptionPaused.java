package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * Collections rest at the wish of the member.
 */
public record SubscriptionPaused(SubscriptionId subscription, MemberId member,
		Instant at) implements SubscriptionEvent {
}
