package org.tragwerk.money;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a payment is made, in the order in which we offer them.
 */
public enum PaymentMethodType {

	/** A debit from a bank account, collected days after the member agreed. */
	SEPA_DEBIT,

	/** A credit or debit card. */
	CARD,

	/** An account at PayPal. */
	PAYPAL;

	/**
	 * The type that the provider calls so, such as "sepa_debit", if it is one of ours.
	 */
	public static Optional<PaymentMethodType> parse(String name) {
		return Stream.of(values()).filter((each) -> each.code().equals(name)).findAny();
	}

	/** What the provider calls it. */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
