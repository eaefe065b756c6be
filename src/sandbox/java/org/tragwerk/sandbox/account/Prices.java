package org.tragwerk.sandbox.account;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Call;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/prices}, and the prices that other calls bring along inline. */
final class Prices {

	private final Account account;

	private final Table<Price> prices;

	Prices(Account account) {
		this.account = account;
		this.prices = account.tables.prices;
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/prices", "price.create", this::create),
				new Route("GET", "/v1/prices", "price.list", this::list),
				new Route("GET", "/v1/prices/{id}", "price.retrieve", (call) -> this.prices.named(call).render()));
	}

	/**
	 * Makes the price that {@code price_data} describes; it cannot be used a second time.
	 */
	Price inline(Params data) {
		var price = of(data);
		price.active = false;
		return this.prices.add(price);
	}

	private Map<String, Object> create(Call call) {
		var params = call.params();
		var price = of(params);
		price.active = !"false".equals(params.text("active"));
		price.lookupKey = params.text("lookup_key");
		price.nickname = params.text("nickname");
		price.metadata = Metadata.of(params);
		this.prices.add(price);
		this.account.events.publish("price.created", price);
		return price.render();
	}

	/** The price that {@code price_data} describes, kept nowhere. */
	Price of(Params data) {
		var currency = currency(data);
		var product = this.account.tables.products.referenced(data.required("product"), data.nameOf("product"));
		var amount = Long.parseLong(data.required("unit_amount"));
		if (amount < 0 || amount > 99_999_999) {
			throw ApiError.invalid(data.nameOf("unit_amount"), "The amount must be between 0 and 99999999.");
		}
		var price = new Price(this.account.ids.next("price_1", 23), this.account.clock.now(), product.id, currency,
				amount);
		price.taxBehavior = data.text("tax_behavior", "unspecified");
		if (data.has("recurring")) {
			var recurring = data.object("recurring");
			price.interval = recurring.required("interval");
			price.intervalCount = intervalCount(recurring, price.interval);
		}
		return price;
	}

	private Map<String, Object> list(Call call) {
		var params = call.params();
		var product = params.text("product");
		var keys = params.texts("lookup_keys");
		var currency = params.text("currency");
		var type = params.text("type");
		return this.prices.page(call, null,
				(price) -> (product == null || product.equals(price.product))
						&& (keys.isEmpty() || keys.contains(price.lookupKey))
						&& (currency == null || currency.equals(price.currency))
						&& (type == null || type.equals("recurring") == price.recurs())
						&& (!params.has("active") || price.active == params.flag("active")));
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
