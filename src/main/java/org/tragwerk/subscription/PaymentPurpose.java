package org.tragwerk.subscription;

import java.util.UUID;

/**
 * What a payment is for.
 */
public sealed interface PaymentPurpose permits SubscriptionId, GiftId {

	UUID value();

}
