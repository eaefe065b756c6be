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
public record SubscriptionContract(SubscriptionId subscription, SubscriptionDetails subscriptionDetails,
		@Nullable Instant endsAt, boolean over, boolean paid) implements Contract {

	@Override
	public ContractId id() {
		return new ContractId(this.subscription.value());
	}

	@Override
	public Instant madeAt() {
		return this.subscriptionDetails.startedAt();
	}

	/** Whether it ends because the member wished for a last month from the start. */
	public boolean endsAsPledged(ZoneId zone) {
		return this.subscriptionDetails.requestedEnd(zone).filter((end) -> end.equals(this.endsAt)).isPresent();
	}

	@Override
	public Instant endFor(Instant declaredAt, @Nullable LocalDate wished, ZoneId zone) {
		var end = this.subscriptionDetails.cancellationDates().nextEnd(declaredAt, wished, this.paid, zone);
		return (this.endsAt != null && (this.over || this.endsAt.isBefore(end))) ? this.endsAt : end;
	}

	@Override
	public String in(PledgeTexts pledgeTexts, Locale locale) {
		return pledgeTexts.of(this.subscriptionDetails.pledge(), locale);
	}

}
