package org.tragwerk.sandbox.account.checkout;

import java.util.Map;

import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.Product;

/** A line item of a Checkout session: a price and how many of it. */
public record LineItem(String id, Price price, Product product, long quantity, Map<String, String> metadata) {

	long total() {
		return this.price.unitAmount * this.quantity;
	}

	public Map<String, Object> render() {
		return ObjectTemplate.of("item")
			.fill()
			.set("id", this.id)
			.set("amount_subtotal", total())
			.set("amount_total", total())
			.set("currency", this.price.currency)
			.set("description", this.product.name)
			.set("metadata", this.metadata)
			.set("price", this.price.render())
			.set("quantity", this.quantity)
			.fields();
	}

}
