package org.tragwerk.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionPastDue;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionPaused;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionRecovered;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionUnpaused;

/**
 * A change of status and its events.
 */
record StatusChange(Status from, Status to) {

	void requireAllowed(SubscriptionId subscription) {
		if (!this.from.canBecome(this.to)) {
			throw new IllegalStatusChangeException(subscription, this);
		}
	}

	boolean isReal() {
		return this.from != this.to;
	}

	boolean isStart() {
		return this.from == Status.INCOMPLETE && this.to != Status.INCOMPLETE && this.to != Status.ABANDONED;
	}

	boolean isEnd() {
		return this.to == Status.ENDED && isReal();
	}

	/**
	 * The events of the change, except for start, end and suspension, which
	 * {@link Subscription} creates because they need more data.
	 */
	List<SubscriptionEvent> events(SubscriptionId id, MemberId member, SubscriptionSnapshot now, Instant at) {
		var events = new ArrayList<SubscriptionEvent>();
		if (!isReal()) {
			return events;
		}
		if (this.from == Status.PAUSED && this.to != Status.ENDED) {
			events.add(new SubscriptionUnpaused(id, member, now.pledge(), at));
		}
		if (this.to.isOpen() && !this.from.isInArrears()) {
			events.add(new SubscriptionPastDue(id, member, now.pledge(), at));
		}
		if (this.to == Status.PAUSED) {
			events.add(new SubscriptionPaused(id, member, now.pledge(), now.resumesAt(), at));
		}
		if (this.to == Status.ACTIVE && this.from.isInArrears()) {
			events.add(new SubscriptionRecovered(id, member, now.pledge(), this.from, at));
		}
		return events;
	}

	/**
	 * The provider reports a status that its own rules do not allow after the previous
	 * one.
	 */
	static class IllegalStatusChangeException extends IllegalStateException {

		IllegalStatusChangeException(SubscriptionId subscription, StatusChange change) {
			super("Subscription %s cannot move from %s to %s.".formatted(subscription.value(), change.from(),
					change.to()));
		}

	}

}
