package org.tragwerk.cancellation;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.tragwerk.member.MemberId;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.EndReason;
import org.tragwerk.subscription.SubscriptionId;

/**
 * The record of an email about a scheduled, past or revoked end of a subscription.
 */
@Entity
class EndNotification {

	/**
	 * The tolerance within which an actual end counts as the scheduled one, because the
	 * provider ends subscriptions a little late and its webhook event comes later still.
	 */
	private static final Duration TOLERANCE = Duration.ofDays(5);

	/** The reasons that a member did not choose. */
	private static final Set<EndReason> INVOLUNTARY = EnumSet.of(EndReason.PAYMENT_FAILED, EndReason.RETURNED,
			EndReason.DISPUTED, EndReason.CUSTOMER_DELETED);

	@Id
	private UUID id;

	private UUID subscriptionId;

	private int number;

	private UUID memberId;

	@Enumerated(EnumType.STRING)
	private Kind kind;

	private Instant endsAt;

	@Enumerated(EnumType.STRING)
	private @Nullable EndReason reason;

	private long refund;

	@SuppressWarnings("NullAway.Init")
	EndNotification() {
	}

	/**
	 * Creates the record of an email that is about to be sent.
	 * @param before the latest one of the same subscription, null for the first
	 * @param reason null if the end is revoked
	 * @param refund what is refunded for the days after the end
	 */
	EndNotification(@Nullable EndNotification before, SubscriptionId subscription, MemberId member, Kind kind,
			Instant endsAt, @Nullable EndReason reason, Money refund) {
		this.id = UUID.randomUUID();
		this.subscriptionId = subscription.value();
		this.number = (before != null) ? before.number + 1 : 1;
		this.memberId = member.value();
		this.kind = kind;
		this.endsAt = endsAt;
		this.reason = reason;
		this.refund = refund.cents();
	}

	/** Whether it says that an end is scheduled for that time. */
	boolean isPlannedFor(Instant end) {
		return isPlanned() && this.endsAt.equals(end);
	}

	/**
	 * Whether it says that the subscription ends at that time, or not long before, and
	 * for that reason.
	 */
	boolean matches(Instant endedAt, EndReason because) {
		var isNear = !endedAt.isBefore(this.endsAt) && !endedAt.isAfter(this.endsAt.plus(TOLERANCE));
		return this.kind == Kind.ENDED || isNear && this.reason == because;
	}

	/** Whether it says that the subscription ended against the member's will. */
	boolean isInvoluntary() {
		return this.kind == Kind.ENDED && this.reason != null && INVOLUNTARY.contains(this.reason);
	}

	/** Whether the confirmation of a declaration says the same. */
	boolean isSaidBy(Declaration declaration) {
		var declared = (declaration.type() == DeclarationType.WITHDRAWAL) ? EndReason.WITHDRAWN
				: EndReason.BY_SUPPORTER;
		return this.kind != Kind.REVOKED && this.reason == declared
				&& declaration.ends()
					.stream()
					.filter((end) -> end.contractId().equals(this.subscriptionId))
					.anyMatch((end) -> Duration.between(end.endsAt(), this.endsAt).abs().compareTo(TOLERANCE) <= 0);
	}

	boolean isPlanned() {
		return this.kind == Kind.PLANNED;
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

	Kind kind() {
		return this.kind;
	}

	Instant endsAt() {
		return this.endsAt;
	}

	@Nullable EndReason reason() {
		return this.reason;
	}

	Money refund() {
		return new Money(this.refund);
	}

	/**
	 * What the email says.
	 */
	enum Kind {

		/** The subscription will end. */
		PLANNED,

		/** It has ended. */
		ENDED,

		/** It goes on, because the scheduled end was removed. */
		REVOKED

	}

}
