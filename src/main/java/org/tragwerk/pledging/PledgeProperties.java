package org.tragwerk.pledging;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import org.tragwerk.money.Interval;
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
 * @param minimumCents the least amount of a payment, in euro cents
 * @param minimumMonthlyCents the least amount for each month of an interval, in euro
 * cents; 0 for none
 * @param maximumCents the largest amount of a payment, in euro cents
 * @param suggestions amounts a month that the form offers, in euro cents, and multiples
 * of them for longer intervals
 * @param suggestionsByInterval the amounts that it offers for an interval instead
 * @param paymentMethods the payment methods to offer, if the account supports them
 * @param wallets the names of the wallets with which cards can be paid, such as Apple
 * Pay; forms name them
 * @param iban the account for transfers, without blanks; empty to name none
 * @param button the label of the order button for each language, with the placeholders
 * {0} for the number of euros and {1} for the interval such as "im Monat"; default: the
 * built-in text
 */
@ConfigurationProperties("tragwerk.pledge")
@Validated
record PledgeProperties(@DefaultValue("true") boolean open, @DefaultValue("500") @Min(50) long minimumCents,
		@DefaultValue("0") @Min(0) long minimumMonthlyCents, @DefaultValue("100000") @Min(50) long maximumCents,
		@DefaultValue( {
				"500", "1000", "2000", "5000" }) @NotEmpty List<Long> suggestions,
		@DefaultValue Map<Interval, List<Long>> suggestionsByInterval,
		@DefaultValue({ "SEPA_DEBIT", "CARD", "PAYPAL" }) @NotEmpty Set<PaymentMethodType> paymentMethods,
		@DefaultValue List<String> wallets,
		@DefaultValue("") @Pattern(regexp = "|[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}") String iban,
		@DefaultValue Map<String, String> button){

	private static final List<Long> ONCE = List.of(1000L, 2500L, 5000L, 10_000L);

	/** The least amount of a payment in that interval. */
	Money minimum(Interval interval) {
		return new Money(Math.max(this.minimumCents, this.minimumMonthlyCents * interval.months()));
	}

	/** The account for transfers in groups of four characters; empty if there is none. */
	String printedIban() {
		return this.iban.replaceAll("(.{4})(?!$)", "$1 ");
	}

	Money maximum() {
		return new Money(this.maximumCents);
	}

	/** Whether an amount can be pledged in that interval. */
	boolean allows(Money amount, Interval interval) {
		return amount.compareTo(minimum(interval)) >= 0 && amount.compareTo(maximum()) <= 0;
	}

	/**
	 * The amounts to suggest for an interval, without those that cannot be pledged; the
	 * least one if none is left.
	 */
	List<Money> suggestions(Interval interval) {
		var allowed = configured(interval).map(Money::new).filter((amount) -> allows(amount, interval)).toList();
		return allowed.isEmpty() ? List.of(minimum(interval)) : allowed;
	}

	private Stream<Long> configured(Interval interval) {
		var configured = this.suggestionsByInterval.get(interval);
		if (configured != null) {
			return configured.stream();
		}
		return interval.isRecurring() ? this.suggestions.stream().map((cents) -> cents * interval.months())
				: ONCE.stream();
	}

	/** The suggestion that is chosen until the reader chooses another amount. */
	Money initial(Interval interval) {
		var suggestions = suggestions(interval);
		return suggestions.get(Math.min(1, suggestions.size() - 1));
	}

	@AssertTrue(message = "must be at least the least amount of each interval")
	boolean isMaximumCentsSufficient() {
		return Stream.of(Interval.values()).allMatch((interval) -> minimum(interval).compareTo(maximum()) <= 0);
	}

}
