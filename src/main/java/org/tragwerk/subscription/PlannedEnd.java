package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.tragwerk.member.MemberId;
import org.tragwerk.subscription.SubscriptionEvent.CancellationRevoked;
import org.tragwerk.subscription.SubscriptionEvent.CancellationUndone;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionCanceled;

/**
 * The scheduled end of a subscription: as chosen when pledging, as requested from the
 * provider, and as set there. A requested end stands whatever is changed at the provider.
 *
 * @param lastMonth the month of the last debit that the member chose when pledging, null
 * for none
 * @param reason the reason for which cancellation was requested from the provider, null
 * if it was not
 * @param requestedEndsAt the end that was requested, null if none was
 * @param endsAt the scheduled end at the provider, null for none
 */
@Embeddable
record PlannedEnd(@Nullable YearMonth lastMonth,
		@Column(name = "requested_end_reason") @Enumerated(EnumType.STRING) @Nullable EndReason reason,
		@Nullable Instant requestedEndsAt, @Nullable Instant endsAt) {

	static final PlannedEnd NONE = new PlannedEnd(null, null, null, null);

	PlannedEnd withLastMonth(@Nullable YearMonth month) {
		return new PlannedEnd(month, this.reason, this.requestedEndsAt, this.endsAt);
	}

	/**
	 * This end after another cancellation request; the stronger reason and the earlier
	 * end are kept.
	 */
	PlannedEnd requested(EndReason reason, Instant endsAt) {
		var stands = (this.reason != null && this.reason.outranks(reason)) ? this.reason : reason;
		return new PlannedEnd(this.lastMonth, stands, earlier(this.requestedEndsAt, endsAt), this.endsAt);
	}

	/** This end with the provider's current date. */
	PlannedEnd updatedFrom(@Nullable Instant next) {
		return new PlannedEnd(this.lastMonth, this.reason, this.requestedEndsAt, next);
	}

	/** The event of the provider's date becoming {@code next}, null for none. */
	SubscriptionEvent eventOf(@Nullable Instant next, SubscriptionId subscription, MemberId member, Instant at) {
		if (this.requestedEndsAt != null && isKeptBy(this.endsAt) && !isKeptBy(next)) {
			return new CancellationUndone(subscription, member, this.requestedEndsAt, at);
		}
		return (next != null) ? new SubscriptionCanceled(subscription, member, next, expectedReason(), at)
				: new CancellationRevoked(subscription, member, at);
	}

	/**
	 * Whether the requested end is set at the provider by this date, or an earlier one.
	 */
	private boolean isKeptBy(@Nullable Instant date) {
		return date != null && this.requestedEndsAt != null && !date.isAfter(this.requestedEndsAt);
	}

	/**
	 * The end to expect: the requested one, unless that is at once, or an earlier one
	 * that is set at the provider; null for none.
	 */
	@Nullable Instant expectedEndsAt() {
		return (this.requestedEndsAt != null && !isImmediate()) ? earlier(this.endsAt, this.requestedEndsAt)
				: this.endsAt;
	}

	/**
	 * From when on a member who canceled does not use what was paid, if the subscription
	 * ends at that time: not later than requested. Empty if no member canceled.
	 */
	Optional<Instant> unusedFrom(Instant end) {
		return (this.reason == EndReason.BY_SUPPORTER) ? Optional.of(earlier(this.requestedEndsAt, end))
				: Optional.empty();
	}

	private static Instant earlier(@Nullable Instant one, Instant other) {
		return (one != null && one.isBefore(other)) ? one : other;
	}

	/**
	 * The reason to expect for the scheduled end: the requested one, or that staff
	 * canceled it at the provider, since the portal does not allow it.
	 */
	EndReason expectedReason() {
		return (this.reason != null) ? this.reason : EndReason.BY_STAFF;
	}

	/**
	 * The reason for which a subscription ended. An end that the provider caused itself
	 * has the provider's cause, even if another end was scheduled for later. The deletion
	 * of a customer after a scheduled end, or after a cancellation at once, does not
	 * change the reason.
	 * @param isDebit whether it was paid by direct debit, whose disputes are returned
	 * debits
	 */
	EndReason reasonFor(SubscriptionSnapshot.@Nullable EndCause cause, Instant endedAt, boolean isDebit) {
		if (cause == SubscriptionSnapshot.EndCause.PAYMENT_FAILED) {
			return EndReason.PAYMENT_FAILED;
		}
		if (cause == SubscriptionSnapshot.EndCause.PAYMENT_DISPUTED) {
			return isDebit ? EndReason.RETURNED : EndReason.DISPUTED;
		}
		if (cause == SubscriptionSnapshot.EndCause.CUSTOMER_DELETED && !hasComeBy(endedAt) && !isImmediate()) {
			return EndReason.CUSTOMER_DELETED;
		}
		return expectedReason();
	}

	private boolean isImmediate() {
		return this.reason != null && this.reason.isImmediate();
	}

	private boolean hasComeBy(Instant endedAt) {
		return this.endsAt != null && !this.endsAt.isAfter(endedAt);
	}

}
