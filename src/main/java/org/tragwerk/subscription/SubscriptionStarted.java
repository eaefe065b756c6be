package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Pledge;

/**
 * A pledge was paid for the first time and runs.
 */
public record SubscriptionStarted(SubscriptionId subscription, MemberId member, Pledge pledge,
		Instant at) implements SubscriptionEvent {
}
