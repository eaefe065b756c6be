package org.tragwerk.subscription;

import java.time.Instant;
import java.util.List;

import org.tragwerk.member.MemberId;

/**
 * From one status to the next, and what is told of it.
 */
record StatusChange(Status from, Status to) {

	void requireAllowed(String reference) {
		if (!this.from.canBecome(this.to)) {
			throw new IllegalStatusChangeException(reference, this.from, this.to);
		}
	}

	boolean isStart() {
		return this.from == Status.INCOMPLETE && this.to != Status.ABANDONED;
	}

	List<SubscriptionEvent> events(SubscriptionId id, MemberId member, Instant at) {
		return switch (this.to) {
			case ABANDONED -> List.of();
			case ENDED -> List.of(new SubscriptionEnded(id, member, at));
			case PAST_DUE -> List.of(new PaymentFailed(id, member, at));
			case BOUNCED -> List.of(new PaymentFailed(id, member, at), new SubscriptionSuspended(id, member, at));
			case UNPAID -> List.of(new SubscriptionSuspended(id, member, at));
			case PAUSED -> List.of(new SubscriptionPaused(id, member, at));
			default -> backToNormal(id, member, at);
		};
	}

	private List<SubscriptionEvent> backToNormal(SubscriptionId id, MemberId member, Instant at) {
		return switch (this.from) {
			case PAUSED -> List.of(new SubscriptionResumed(id, member, at));
			case INCOMPLETE -> List.of();
			default -> List.of(new SubscriptionRecovered(id, member, at));
		};
	}

}
