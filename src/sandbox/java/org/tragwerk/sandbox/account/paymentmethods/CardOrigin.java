package org.tragwerk.sandbox.account.paymentmethods;

import java.util.Locale;
import java.util.Map;

/**
 * A card's region and brand, on which Stripe's fee depends; known for Stripe's test
 * cards.
 */
enum CardOrigin {

	EUROPEAN("DE", "visa"), PREMIUM("DE", "amex"), BRITISH("GB", "visa"), INTERNATIONAL("US", "discover");

	private static final Map<String, CardOrigin> KNOWN = Map.of("0005", PREMIUM, "0000", BRITISH, "1117",
			INTERNATIONAL);

	final String country;

	final String brand;

	CardOrigin(String country, String brand) {
		this.country = country;
		this.brand = brand;
	}

	static CardOrigin of(String last4) {
		return KNOWN.getOrDefault(last4, EUROPEAN);
	}

	/** The name of the card's fee rate. */
	String rate() {
		return (this == EUROPEAN) ? "card" : "card_" + name().toLowerCase(Locale.ROOT);
	}

}
