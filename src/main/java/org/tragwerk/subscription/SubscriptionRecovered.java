package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * A payment that was open has been made.
 */
public record SubscriptionRecovered(SubscriptionId subscription, MemberId member,
		Instant at) implements SubscriptionEvent {
}
