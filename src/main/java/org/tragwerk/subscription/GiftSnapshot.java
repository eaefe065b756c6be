package org.tragwerk.subscription;

import java.time.Instant;
import java.util.UUID;

import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

/**
 * Money that the provider collected once, for no subscription.
 *
 * @param reference the provider's id of the payment, the same in every notice
 * @param attempt the attempt it grew from
 */
public record GiftSnapshot(String providerId, UUID attemptId, Money amount, PaymentMethodType paymentMethodType,
		Instant paidAt) {
}
