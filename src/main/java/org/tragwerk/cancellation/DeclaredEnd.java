package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Embeddable;
import org.tragwerk.money.Money;
import org.tragwerk.subscription.Contract.ContractId;

/**
 * A contract that a declaration ends, and its end.
 *
 * @param refund what is refunded for the days after the end, in cents
 */
@Embeddable
record DeclaredEnd(UUID contractId, Instant endsAt, long refund) {

	DeclaredEnd(ContractId contract, Instant endsAt, Money refund) {
		this(contract.value(), endsAt, refund.cents());
	}

	ContractId contract() {
		return new ContractId(this.contractId);
	}

	boolean isRefunded() {
		return this.refund > 0;
	}

	Money refunded() {
		return new Money(this.refund);
	}

}
