package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * Collections go on after a pause.
 */
public record SubscriptionResumed(SubscriptionId subscription, MemberId member,
		Instant at) implements SubscriptionEvent {
}
