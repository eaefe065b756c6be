package org.tragwerk.sandbox.account.core;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Stripe's fee for a payment: a percentage and a fixed amount in cents. */
public record FeeRate(BigDecimal percent, long cents) {

	/**
	 * Stripe's published fee for the euro area, for cards by their region. PayPal's fee
	 * is agreed with each account; the one here is an example.
	 */
	public static FeeRate published(String rate) {
		return switch (rate) {
			case "card_premium" -> new FeeRate(new BigDecimal("1.9"), 25);
			case "card_british" -> new FeeRate(new BigDecimal("2.5"), 25);
			case "card_international" -> new FeeRate(new BigDecimal("3.25"), 25);
			case "sepa_debit" -> new FeeRate(BigDecimal.ZERO, 35);
			case "paypal" -> new FeeRate(new BigDecimal("2.99"), 35);
			default -> new FeeRate(new BigDecimal("1.5"), 25);
		};
	}

	/** Parses a rate such as {@code 1.5+25}: percent plus cents. */
	static FeeRate parse(String text) {
		var parts = text.replace(" ", "+").split("\\+");
		try {
			return new FeeRate(new BigDecimal(parts[0]), Long.parseLong(parts[1]));
		}
		catch (NumberFormatException | ArrayIndexOutOfBoundsException ex) {
			throw new NotPossibleException("Not a fee such as 1.5+25: " + text);
		}
	}

	public long of(long amount) {
		return this.percent.multiply(BigDecimal.valueOf(amount))
			.movePointLeft(2)
			.setScale(0, RoundingMode.HALF_UP)
			.longValueExact() + this.cents;
	}

	@Override
	public String toString() {
		return this.percent.toPlainString() + "+" + this.cents;
	}

}
