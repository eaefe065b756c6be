package org.tragwerk.pledging;

import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of pledges.
 *
 * @param open whether new pledges are accepted; Checkout sessions that are open already
 * can still be paid
 * @param minimumCents smallest pledge, in euro cents
 * @param maximumCents largest pledge, in euro cents
 * @param suggestions amounts offered in the form, in euro cents
 * @param paymentMethods the payment methods to offer, if the account supports them
 * @param button the label of the order button for each language, with the placeholders
 * {0} for the number of euros and {1} for the interval such as "im Monat"; default: the
 * built-in text
 */
@ConfigurationProperties("tragwerk.pledge")
@Validated
record PledgeProperties(@DefaultValue("true") boolean open, @DefaultValue("500") @Min(50) long minimumCents,
		@DefaultValue("100000") @Min(50) long maximumCents, @DefaultValue( {
				"500", "1000", "2000", "5000" }) @NotEmpty List<Long> suggestions,
		@DefaultValue({ "SEPA_DEBIT", "CARD", "PAYPAL" }) @NotEmpty Set<PaymentMethodType> paymentMethods,
		@DefaultValue Map<String, String> button){

	Money minimum() {
		return new Money(this.minimumCents);
	}

	Money maximum() {
		return new Money(this.maximumCents);
	}

	List<Money> suggested() {
		return this.suggestions.stream().map(Money::new).toList();
	}

	/** The amount of the example while the reader has not chosen one. */
	Money example() {
		return suggested().get(Math.min(1, this.suggestions.size() - 1));
	}

}
