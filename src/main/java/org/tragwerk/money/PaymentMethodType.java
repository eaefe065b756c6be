package org.tragwerk.money;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The supported payment methods, in the order in which forms offer them.
 */
public enum PaymentMethodType {

	/** SEPA direct debit, settled days after the member agreed. */
	SEPA_DEBIT,

	/** A credit or debit card. */
	CARD,

	/** A PayPal account. */
	PAYPAL;

	/**
	 * Parses the provider's name, such as "sepa_debit"; empty for one that is not
	 * supported.
	 */
	public static Optional<PaymentMethodType> parse(String name) {
		return Stream.of(values()).filter((each) -> each.code().equals(name)).findAny();
	}

	/** The provider's name, such as "sepa_debit". */
	public String code() {
		return name().toLowerCase(Locale.ROOT);
	}

}
