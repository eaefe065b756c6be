package org.tragwerk.sandbox.account;

import java.util.Map;

/** One thing that a Checkout session sells. */
record CheckoutLine(String id, Price price, Product product, long quantity, Map<String, String> metadata) {

	long total() {
		return this.price.unitAmount * this.quantity;
	}

	Map<String, Object> render() {
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
