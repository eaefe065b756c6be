package org.tragwerk.sandbox.account.products;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Params;

/** Creates prices from {@code price_data} and price parameters. */
public final class PriceFactory {

	private final Account account;

	PriceFactory(Account account) {
		this.account = account;
	}

	/** Creates and stores the inactive price that {@code price_data} describes. */
	public Price inline(Params data) {
		var price = of(data);
		price.active = false;
		return this.account.table(Price.class).add(price);
	}

	/** The price that {@code price_data} describes, not stored. */
	public Price of(Params data) {
		var currency = currency(data);
		var product = this.account.table(Product.class).referenced(data.required("product"), data.nameOf("product"));
		var amount = Long.parseLong(data.required("unit_amount"));
		if (amount < 0 || amount > 99_999_999) {
			throw ApiError.invalid(data.nameOf("unit_amount"), "The amount must be between 0 and 99999999.");
		}
		var price = new Price(this.account.newId("price_1", 23), this.account.now(), product.id, currency, amount);
		price.taxBehavior = data.text("tax_behavior", "unspecified");
		if (data.has("recurring")) {
			var recurring = data.object("recurring");
			price.interval = recurring.required("interval");
			price.intervalCount = intervalCount(recurring, price.interval);
		}
		return price;
	}

	private static int intervalCount(Params recurring, String interval) {
		var count = recurring.integer("interval_count", 1);
		var most = Map.of("day", 1095, "week", 156, "month", 36, "year", 3).getOrDefault(interval, 0);
		if (count < 1 || count > most) {
			throw ApiError.invalid(recurring.nameOf("interval_count"), "An interval is at most three years long.");
		}
		return (int) count;
	}

	private static String currency(Params data) {
		var currency = data.required("currency");
		try {
			Currency.getInstance(currency.toUpperCase(Locale.ROOT));
			return currency.toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			throw ApiError.invalid(data.nameOf("currency"), "Invalid currency: " + currency);
		}
	}

}
