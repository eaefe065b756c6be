package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as its member knows it.
 *
 * @param endsAt the end, planned or past; null if none is known
 * @param over whether it has ended
 * @param paid whether nothing is owed for the period that runs now
 */
public record Contract(SubscriptionId id, Agreement agreement, @Nullable Instant endsAt, boolean over, boolean paid) {

	/** The name under which the member knows it, see {@link ContractReference}. */
	public String reference() {
		return ContractReference.of(this.id);
	}

	/** Whether it ends because the member wished for a last month from the start. */
	public boolean endsAsPledged(ZoneId zone) {
		return this.agreement.wishedEnd(zone).filter((end) -> end.equals(this.endsAt)).isPresent();
	}

	/** When it ends for who declared so at that moment; never later than it would. */
	Instant endFor(Instant declaredAt, @Nullable LocalDate wished, ZoneId zone) {
		var end = this.agreement.term().nextEnd(declaredAt, wished, this.paid, zone);
		return (this.endsAt != null && (this.over || this.endsAt.isBefore(end))) ? this.endsAt : end;
	}

}
