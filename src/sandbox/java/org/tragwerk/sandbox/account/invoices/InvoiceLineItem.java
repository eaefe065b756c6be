package org.tragwerk.sandbox.account.invoices;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.products.Price;

/**
 * The price of one subscription item for one period. {@code former} is the Unix second at
 * which the previous period began, {@code share} the cents for a part of a period.
 */
public record InvoiceLineItem(String id, String item, Price price, long quantity, Map<String, String> metadata,
		String description, long start, long end, long previousStart, @Nullable Long share) {

	public long amount() {
		return (this.share != null) ? this.share : this.price.unitAmount * this.quantity;
	}

	Map<String, Object> render(Invoice invoice) {
		return ObjectTemplate.of("line_item")
			.fill()
			.set("id", this.id)
			.set("amount", amount())
			.set("currency", this.price.currency)
			.set("description", this.description)
			.set("invoice", invoice.id)
			.set("metadata", this.metadata)
			.set("parent", parent(invoice))
			.set("period", OrderedMap.of("end", this.end, "start", this.start))
			.set("pricing",
					OrderedMap.of("price_details", OrderedMap.of("price", this.price.id, "product", this.price.product),
							"type", "price_details", "unit_amount_decimal", String.valueOf(this.price.unitAmount)))
			.set("quantity", this.quantity)
			.set("quantity_decimal", String.valueOf(this.quantity))
			.set("subscription", invoice.subscription)
			.set("subtotal", amount())
			.fields();
	}

	private Map<String, Object> parent(Invoice invoice) {
		return OrderedMap.of("invoice_item_details", null, "subscription_item_details",
				OrderedMap.of("invoice_item", null, "proration", this.share != null, "proration_details",
						OrderedMap.of("credited_items", null), "subscription", invoice.subscription,
						"subscription_item", this.item),
				"type", "subscription_item_details");
	}

}
