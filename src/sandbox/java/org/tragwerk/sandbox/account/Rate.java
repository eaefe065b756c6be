package org.tragwerk.sandbox.account;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What Stripe keeps of a payment: a share in percent and some cents. */
record Rate(BigDecimal percent, long cents) {

	/**
	 * What Stripe publishes for the euro area, for cards by where they come from.
	 * PayPal's share is the account's own agreement; this one is an example.
	 */
	static Rate published(String rate) {
		return switch (rate) {
			case "card_premium" -> new Rate(new BigDecimal("1.9"), 25);
			case "card_british" -> new Rate(new BigDecimal("2.5"), 25);
			case "card_international" -> new Rate(new BigDecimal("3.25"), 25);
			case "sepa_debit" -> new Rate(BigDecimal.ZERO, 35);
			case "paypal" -> new Rate(new BigDecimal("2.99"), 35);
			default -> new Rate(new BigDecimal("1.5"), 25);
		};
	}

	/** Reads {@code 1.5+25}. */
	static Rate parse(String text) {
		var parts = text.replace(" ", "+").split("\\+");
		try {
			return new Rate(new BigDecimal(parts[0]), Long.parseLong(parts[1]));
		}
		catch (NumberFormatException | ArrayIndexOutOfBoundsException ex) {
			throw new Controls.NotPossible("Not a fee such as 1.5+25: " + text);
		}
	}

	long of(Charge charge) {
		return this.percent.multiply(BigDecimal.valueOf(charge.intent.amount))
			.movePointLeft(2)
			.setScale(0, RoundingMode.HALF_UP)
			.longValueExact() + this.cents;
	}

	@Override
	public String toString() {
		return this.percent.toPlainString() + "+" + this.cents;
	}

}
