package org.tragwerk.subscription;

import java.time.Instant;
import java.time.YearMonth;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/**
 * An end that is still to come: as it was chosen, asked for and set.
 *
 * @param lastMonth the month of the last debit that the member asked for at the start
 * @param reason why we asked the provider for an end, null if we did not
 * @param endsAt when it ends, as the provider has it
 */
@Embeddable
record PlannedEnd(@Nullable YearMonth lastMonth,
		@Column(name = "requested_end_reason") @Enumerated(EnumType.STRING) @Nullable EndReason reason,
		@Nullable Instant endsAt) {

	static final PlannedEnd NONE = new PlannedEnd(null, null, null);

	PlannedEnd withLastMonth(@Nullable YearMonth month) {
		return new PlannedEnd(month, this.reason, this.endsAt);
	}

	/** The same, asked for once more; the stronger reason stands. */
	PlannedEnd requested(EndReason reason) {
		return (this.reason != null && this.reason.outranks(reason)) ? this
				: new PlannedEnd(this.lastMonth, reason, this.endsAt);
	}

	/** The same as the provider has it now; whoever takes an end back needs no reason. */
	PlannedEnd movedTo(@Nullable Instant next) {
		return new PlannedEnd(this.lastMonth, (next != null || this.endsAt == null) ? this.reason : null, next);
	}

	/** Whoever asked neither us nor the provider's portal is one of our staff. */
	EndReason expectedReason() {
		return (this.reason != null) ? this.reason : EndReason.BY_STAFF;
	}

	/**
	 * Why a subscription ended then. What the provider did by itself was asked for by
	 * nobody, even where an end was planned for later. A customer that is deleted after
	 * the end changes no reason: after the day that was planned, or after an end that was
	 * asked for at once.
	 * @param isDebit whether it was paid by direct debit, which banks return
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
