package org.tragwerk.fee;

import java.math.BigDecimal;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The provider's fees. Contracts differ, so each can be set.
 *
 * @param paymentMethods the fee for each payment method
 * @param subscriptionPercent Stripe Billing's additional percentage of each subscription
 * payment
 */
@ConfigurationProperties("tragwerk.fees")
@Validated
record FeeProperties(@DefaultValue Map<PaymentMethodType, @Valid Rate> paymentMethods,
		@DefaultValue("0") @NotNull @PositiveOrZero BigDecimal subscriptionPercent) {

	/**
	 * The fee of one payment.
	 *
	 * @param percent percentage of the amount, with at most two decimals
	 * @param fixedCents fixed fee in cents, added to it
	 */
	record Rate(@DefaultValue("0") @NotNull @PositiveOrZero BigDecimal percent,
			@DefaultValue("0") @PositiveOrZero long fixedCents) {
	}

}
