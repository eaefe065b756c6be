package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A subscription as its member knows it.
 *
 * @param endsAt the end, planned or past; null if none is known
 * @param over whether it has ended
 * @param paid whether nothing is owed for the period that runs now
 */
public record StandingContract(SubscriptionId subscription, Agreement agreement, @Nullable Instant endsAt, boolean over,
		boolean paid) implements Contract {

	@Override
	public ContractId id() {
		return new ContractId(this.subscription.value());
	}

	@Override
	public Instant madeAt() {
		return this.agreement.startedAt();
	}

	/** Whether it ends because the member wished for a last month from the start. */
	public boolean endsAsPledged(ZoneId zone) {
		return this.agreement.wishedEnd(zone).filter((end) -> end.equals(this.endsAt)).isPresent();
	}

	@Override
	public Instant endFor(Instant declaredAt, @Nullable LocalDate wished, ZoneId zone) {
		var end = this.agreement.term().nextEnd(declaredAt, wished, this.paid, zone);
		return (this.endsAt != null && (this.over || this.endsAt.isBefore(end))) ? this.endsAt : end;
	}

	@Override
	public String in(Wording wording, Locale locale) {
		return wording.of(this.agreement.pledge(), locale);
	}

}
