package org.tragwerk.sandbox.account.checkout;

import java.util.ArrayList;
import java.util.List;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.products.Price;
import org.tragwerk.sandbox.account.products.PriceFactory;
import org.tragwerk.sandbox.account.products.Product;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.Params;

/** Reads the line items of a session and checks them against its mode. */
final class LineItemParser {

	private final Account account;

	private final PriceFactory prices;

	private final String mode;

	LineItemParser(Account account, PriceFactory prices, String mode) {
		this.account = account;
		this.prices = prices;
		this.mode = mode;
	}

	List<LineItem> of(Params params) {
		if (this.mode.equals("setup")) {
			if (params.has("line_items")) {
				throw ApiError.invalid("line_items", "You can not pass `line_items` in `setup` mode.");
			}
			return List.of();
		}
		var lines = new ArrayList<LineItem>();
		for (var line : params.objects("line_items")) {
			var price = price(line);
			lines.add(new LineItem(this.account.newId("li_1", 23), price,
					this.account.table(Product.class).get(price.product), quantity(line), Metadata.of(line)));
		}
		if (lines.isEmpty()) {
			throw ApiError.missing("line_items");
		}
		checkTogether(lines);
		return lines;
	}

	private Price price(Params line) {
		if (line.has("price") == line.has("price_data")) {
			throw ApiError.invalid(line.nameOf("price"), "Each line item has either a price or price_data.");
		}
		if (line.has("price")) {
			return this.account.table(Price.class).referenced(line.required("price"), line.nameOf("price"));
		}
		return this.prices.inline(withProduct(line.object("price_data")));
	}

	private Params withProduct(Params data) {
		if (!data.has("product_data")) {
			return data;
		}
		var described = data.object("product_data");
		var product = new Product(this.account.newId("prod_", 14), this.account.now(), described.required("name"));
		product.description = described.text("description");
		product.metadata = Metadata.of(described);
		return data.with("product", this.account.table(Product.class).add(product).id);
	}

	private static long quantity(Params line) {
		var quantity = line.integer("quantity");
		if (quantity == null) {
			throw ApiError.missing(line.nameOf("quantity"));
		}
		if (quantity < 1) {
			throw ApiError.invalid("parameter_invalid_integer", line.nameOf("quantity"),
					"The quantity must be at least 1.");
		}
		return quantity;
	}

	private void checkTogether(List<LineItem> lines) {
		var first = lines.get(0).price();
		for (var line : lines) {
			if (line.price().recurs() != this.mode.equals("subscription")) {
				throw ApiError.invalid("line_items",
						line.price().recurs() ? "You specified `payment` mode but passed a recurring price."
								: "A subscription needs recurring prices.");
			}
			if (!line.price().currency.equals(first.currency) || !line.price().hasSameInterval(first)) {
				throw ApiError.invalid("line_items", "All line items share one currency and one interval.");
			}
		}
		var total = lines.stream().mapToLong(LineItem::total).sum();
		if (total > 0 && total < 50) {
			throw ApiError.invalid("amount_too_small", "line_items", "The total must be at least 0.50.");
		}
	}

}
