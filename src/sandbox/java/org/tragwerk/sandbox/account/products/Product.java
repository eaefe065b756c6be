package org.tragwerk.sandbox.account.products;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A product. */
public final class Product extends StripeObject {

	boolean active = true;

	public @Nullable String description;

	public String name;

	@Nullable String statementDescriptor;

	@Nullable String unitLabel;

	String type = "service";

	long updated;

	@Nullable String url;

	public Product(String id, long created, String name) {
		super(id, created);
		this.name = name;
		this.updated = created;
	}

	@Override
	public Map<String, Object> render() {
		return fill("product").set("active", this.active)
			.set("description", this.description)
			.set("name", this.name)
			.set("statement_descriptor", this.statementDescriptor)
			.set("type", this.type)
			.set("unit_label", this.unitLabel)
			.set("updated", this.updated)
			.set("url", this.url)
			.fields();
	}

}
