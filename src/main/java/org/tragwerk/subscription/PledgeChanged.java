package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Pledge;

/**
 * A member gives another amount or in another rhythm from now on.
 */
public record PledgeChanged(SubscriptionId subscription, MemberId member, Pledge before, Pledge after,
		Instant at) implements SubscriptionEvent {
}
