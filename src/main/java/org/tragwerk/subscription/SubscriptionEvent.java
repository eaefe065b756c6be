package org.tragwerk.subscription;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Pledge;

/**
 * Something that happened to a subscription, published inside the transaction that wrote
 * it. Amounts are those agreed on at that moment.
 */
public sealed interface SubscriptionEvent {

	SubscriptionId subscription();

	/** To whom it belongs from then on. */
	MemberId member();

	/** When it happened, in business time. */
	Instant at();

	/**
	 * A pledge was agreed on and is collected from now on.
	 */
	record SubscriptionStarted(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A member gives another amount or at another interval.
	 *
	 * @param by who asked for it
	 * @param effective the day of the first payment of the new amount
	 */
	record PledgeChanged(SubscriptionId subscription, MemberId member, Pledge from, Pledge to, Actor by,
			Instant effective, Instant at) implements SubscriptionEvent {
	}

	/**
	 * A payment is due and was not made; the member still counts until grace is over.
	 */
	record SubscriptionPastDue(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Grace is over while a payment is still open: it has not ended but no longer counts.
	 */
	record SubscriptionSuspended(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A payment that was open has been made.
	 */
	record SubscriptionRecovered(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Nothing is collected for a while, as the member asked.
	 *
	 * @param resumesAt when collections go on, null until somebody says so
	 */
	record SubscriptionPaused(SubscriptionId subscription, MemberId member, Pledge pledge, @Nullable Instant resumesAt,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Collections go on after a pause.
	 */
	record SubscriptionUnpaused(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A subscription will end on a day that is known.
	 *
	 * @param reason the one it will end for, unless something else ends it before
	 */
	record SubscriptionCanceled(SubscriptionId subscription, MemberId member, Instant endsAt, EndReason reason,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A planned end was taken back.
	 */
	record CancellationRevoked(SubscriptionId subscription, MemberId member, Instant at) implements SubscriptionEvent {
	}

	/**
	 * A subscription is over and counts no more.
	 *
	 * @param pledge what was given last
	 */
	record SubscriptionEnded(SubscriptionId subscription, MemberId member, Pledge pledge, EndReason reason,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A subscription went over to another member, who proved to be the same person.
	 *
	 * @param from to whom it belonged before
	 */
	record SubscriptionTransferred(SubscriptionId subscription, MemberId member, MemberId from,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Who asked for a change.
	 */
	enum Actor {

		/** The member, on one of our pages. */
		MEMBER,

		/** Somebody of ours, on a staff page. */
		STAFF,

		/** Somebody at the provider, found by a sync. */
		PROVIDER,

		/** What was taken over from elsewhere. */
		IMPORT

	}

}
