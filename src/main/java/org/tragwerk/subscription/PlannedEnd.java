package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * The scheduled end of a subscription: as chosen when pledging, as requested from the
 * provider, and as set there.
 *
 * @param lastMonth the month of the last debit that the member chose when pledging, null
 * for none
 * @param reason the reason for which cancellation was requested from the provider, null
 * if it was not
 * @param endsAt the scheduled end at the provider, null for none
 */
@Embeddable
record PlannedEnd(@Nullable YearMonth lastMonth,
		@Column(name = "requested_end_reason") @Enumerated(EnumType.STRING) @Nullable EndReason reason,
		@Nullable Instant endsAt) {

	static final PlannedEnd NONE = new PlannedEnd(null, null, null);

	PlannedEnd withLastMonth(@Nullable YearMonth month) {
		return new PlannedEnd(month, this.reason, this.endsAt);
	}

	/** This end after another cancellation request; the stronger reason is kept. */
	PlannedEnd requested(EndReason reason) {
		return (this.reason != null && this.reason.outranks(reason)) ? this
				: new PlannedEnd(this.lastMonth, reason, this.endsAt);
	}

	/**
	 * This end with the provider's current date; if there is none any more, the reason is
	 * dropped.
	 */
	PlannedEnd updatedFrom(@Nullable Instant next) {
		return new PlannedEnd(this.lastMonth, (next != null || this.endsAt == null) ? this.reason : null, next);
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
