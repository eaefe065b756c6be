package org.tragwerk.sandbox.account.products;

import java.util.List;
import java.util.stream.Stream;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.api.Route;

/** Products and their prices. */
public final class Products {

	private final Account account;

	private final PriceFactory prices;

	public Products(Account account) {
		this.account = account;
		this.prices = new PriceFactory(account);
		account.tables().add(Product.class, "product", "");
		account.tables().add(Price.class, "price", "price_");
	}

	public PriceFactory prices() {
		return this.prices;
	}

	public List<Route> routes() {
		return Stream.of(new ProductResource(this.account).routes(), new PriceResource(this.account).routes())
			.flatMap(List::stream)
			.toList();
	}

}
