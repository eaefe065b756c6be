package org.tragwerk.sandbox.account.products;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/prices}. */
final class PriceResource {

	private final Account account;

	private final PriceFactory factory;

	private final Table<Price> prices;

	PriceResource(Account account) {
		this.account = account;
		this.factory = new PriceFactory(account);
		this.prices = account.table(Price.class);
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/prices", "price.create", this::create),
				new Route("GET", "/v1/prices", "price.list", this::list),
				new Route("GET", "/v1/prices/{id}", "price.retrieve", (call) -> this.prices.named(call).render()));
	}

	private Map<String, Object> create(ApiCall call) {
		var params = call.params();
		var price = this.factory.of(params);
		price.active = !"false".equals(params.text("active"));
		price.lookupKey = params.text("lookup_key");
		price.nickname = params.text("nickname");
		price.metadata = Metadata.of(params);
		this.prices.add(price);
		this.account.events().publish("price.created", price);
		return price.render();
	}

	private Map<String, Object> list(ApiCall call) {
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

}
