package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.SubscriptionId;

/**
 * The record of an email about a scheduled or past end of a subscription.
 */
@Entity
class EndNotification {

	@Id
	private UUID id;

	private UUID subscriptionId;

	private UUID memberId;

	private Instant endsAt;

	private boolean planned;

	@SuppressWarnings("NullAway.Init")
	EndNotification() {
	}

	/**
	 * Creates the record of an email that is about to be sent.
	 * @param planned whether the end is in the future
	 */
	EndNotification(SubscriptionId subscription, MemberId member, Instant endsAt, boolean planned) {
		this.id = UUID.randomUUID();
		this.subscriptionId = subscription.value();
		this.memberId = member.value();
		this.endsAt = endsAt;
		this.planned = planned;
	}

	UUID id() {
		return this.id;
	}

	SubscriptionId subscription() {
		return new SubscriptionId(this.subscriptionId);
	}

	MemberId member() {
		return new MemberId(this.memberId);
	}

	Instant endsAt() {
		return this.endsAt;
	}

	boolean isPlanned() {
		return this.planned;
	}

}
