package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * A subscription went over to another member, who proved to be the same person.
 */
public record SubscriptionTransferred(SubscriptionId subscription, MemberId member, MemberId from,
		Instant at) implements SubscriptionEvent {
}
