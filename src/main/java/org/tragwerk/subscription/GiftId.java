package org.tragwerk.subscription;

import java.util.UUID;

import org.tragwerk.payment.PaymentPurpose;

/**
 * The id of a gift.
 */
public record GiftId(UUID value) {

	/** The purpose of the payment of this gift. */
	PaymentPurpose purpose() {
		return PaymentPurpose.gift(this.value);
	}

}
