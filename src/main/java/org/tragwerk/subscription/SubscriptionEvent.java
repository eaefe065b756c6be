package org.tragwerk.subscription;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import org.tragwerk.member.MemberId;
import org.tragwerk.money.Pledge;

/**
 * A change of a subscription, published inside the transaction that stores it. Its pledge
 * is the one agreed on at that moment.
 */
public sealed interface SubscriptionEvent {

	/** The subscription that changed. */
	SubscriptionId subscription();

	/** The member that owns the subscription after the change. */
	MemberId member();

	/** When it happened, in business time. */
	Instant at();

	/**
	 * A subscription has begun.
	 */
	record SubscriptionStarted(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Amount or interval of a pledge was changed.
	 *
	 * @param by who requested it
	 * @param effective the day of the first payment of the new amount
	 */
	record PledgeChanged(SubscriptionId subscription, MemberId member, Pledge from, Pledge to, Actor by,
			Instant effective, Instant at) implements SubscriptionEvent {
	}

	/**
	 * A payment failed; the member still counts until the grace period is over.
	 */
	record SubscriptionPastDue(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * The grace period is over while a payment is still open: the subscription has not
	 * ended but no longer counts.
	 */
	record SubscriptionSuspended(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A payment that was open has been made.
	 *
	 * @param from the status until then
	 */
	record SubscriptionRecovered(SubscriptionId subscription, MemberId member, Pledge pledge, Status from,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Collection was paused at the member's request.
	 *
	 * @param resumesAt when collection resumes, null for no date
	 */
	record SubscriptionPaused(SubscriptionId subscription, MemberId member, Pledge pledge, @Nullable Instant resumesAt,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Collection was resumed after a pause.
	 */
	record SubscriptionUnpaused(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * The latest payment was refunded in full: the subscription no longer counts until
	 * the next payment.
	 */
	record SubscriptionRefunded(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A refunded subscription was paid again, or the refund failed.
	 */
	record SubscriptionRepaid(SubscriptionId subscription, MemberId member, Pledge pledge,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Nothing can be collected with the payment method any more: its mandate or agreement
	 * ended, or it was removed.
	 */
	record PaymentMethodDeactivated(SubscriptionId subscription, MemberId member,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A subscription was scheduled to end.
	 *
	 * @param reason the expected reason, unless something else ends it before
	 */
	record SubscriptionCanceled(SubscriptionId subscription, MemberId member, Instant endsAt, EndReason reason,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A scheduled end that nobody had requested here was removed at the provider.
	 */
	record CancellationRevoked(SubscriptionId subscription, MemberId member, Instant at) implements SubscriptionEvent {
	}

	/**
	 * A requested end that was set at the provider was removed or postponed there,
	 * although nobody revoked the request.
	 *
	 * @param endsAt the requested end
	 */
	record CancellationUndone(SubscriptionId subscription, MemberId member, Instant endsAt,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A subscription has ended and no longer counts.
	 *
	 * @param pledge the last pledge
	 */
	record SubscriptionEnded(SubscriptionId subscription, MemberId member, Pledge pledge, EndReason reason,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * A subscription was reassigned to the member into whom its owner was merged.
	 *
	 * @param from the previous owner
	 */
	record SubscriptionTransferred(SubscriptionId subscription, MemberId member, MemberId from,
			Instant at) implements SubscriptionEvent {
	}

	/**
	 * Who requested a change.
	 */
	enum Actor {

		/** The member, on one of our pages. */
		MEMBER,

		/** Staff, on a staff page. */
		STAFF,

		/** Staff in the provider's dashboard, or the provider; found by a sync. */
		PROVIDER,

		/** An import from another system. */
		IMPORT

	}

}
