package org.tragwerk.subscription;

import java.util.UUID;

import org.tragwerk.payment.PaymentPurpose;

/**
 * The id of a subscription.
 */
public record SubscriptionId(UUID value) {

	/** The purpose of the payments for this subscription. */
	PaymentPurpose purpose() {
		return PaymentPurpose.subscription(this.value);
	}

}
