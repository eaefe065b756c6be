package org.tragwerk.subscription;

import java.time.Instant;

import org.tragwerk.member.MemberId;

/**
 * Something that happened to a subscription, told inside the transaction that wrote it.
 */
public sealed interface SubscriptionEvent permits SubscriptionStarted, PledgeChanged, PaymentReceived, PaymentFailed,
		SubscriptionPaused, SubscriptionResumed, SubscriptionRecovered, SubscriptionSuspended, SubscriptionCanceled,
		SubscriptionEnded, SubscriptionTransferred {

	SubscriptionId subscription();

	MemberId member();

	/** When it happened, in business time. */
	Instant at();

}
