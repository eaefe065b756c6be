package org.tragwerk.sandbox.account.products;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.account.core.Account;
import org.tragwerk.sandbox.account.core.Metadata;
import org.tragwerk.sandbox.account.core.Table;
import org.tragwerk.sandbox.api.ApiError;
import org.tragwerk.sandbox.api.ApiCall;
import org.tragwerk.sandbox.api.Params;
import org.tragwerk.sandbox.api.Route;

/** {@code /v1/products}. */
final class ProductResource {

	private final Account account;

	private final Table<Product> products;

	ProductResource(Account account) {
		this.account = account;
		this.products = account.table(Product.class);
	}

	List<Route> routes() {
		return List.of(new Route("POST", "/v1/products", "product.create", this::create),
				new Route("GET", "/v1/products", "product.list", this::list),
				new Route("GET", "/v1/products/{id}", "product.retrieve", (call) -> this.products.named(call).render()),
				new Route("POST", "/v1/products/{id}", "product.update", this::update));
	}

	private Map<String, Object> create(ApiCall call) {
		var params = call.params();
		var id = params.text("id", this.account.newId("prod_", 14));
		if (this.products.find(id) != null) {
			throw ApiError.invalid("resource_already_exists", "id",
					"There is already a product with the id " + id + ".");
		}
		var product = new Product(id, this.account.now(), params.required("name"));
		product.type = params.text("type", "service");
		apply(params, product);
		this.products.add(product);
		this.account.events().publish("product.created", product);
		return product.render();
	}

	private Map<String, Object> list(ApiCall call) {
		var params = call.params();
		var ids = params.texts("ids");
		var url = params.text("url");
		return this.products.page(call, null,
				(product) -> (ids.isEmpty() || ids.contains(product.id)) && (url == null || url.equals(product.url))
						&& (!params.has("active") || product.active == params.flag("active")));
	}

	private Map<String, Object> update(ApiCall call) {
		var product = this.products.named(call);
		var before = product.render();
		product.name = call.params().text("name", product.name);
		apply(call.params(), product);
		product.updated = this.account.now();
		this.account.events().publishUpdate("product.updated", before, product);
		return product.render();
	}

	private static void apply(Params params, Product product) {
		product.metadata = Metadata.merged(product.metadata, params);
		params.ifSent("active", (value) -> product.active = !"false".equals(value));
		params.ifSent("description", (value) -> product.description = value);
		params.ifSent("statement_descriptor", (value) -> product.statementDescriptor = value);
		params.ifSent("unit_label", (value) -> product.unitLabel = value);
		params.ifSent("url", (value) -> product.url = value);
	}

}
