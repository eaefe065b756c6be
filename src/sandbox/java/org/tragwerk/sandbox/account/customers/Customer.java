package org.tragwerk.sandbox.account.customers;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** A customer; a deleted one is rendered as a stub with {@code deleted: true}. */
public final class Customer extends StripeObject {

	public @Nullable Map<String, Object> address;

	@Nullable String businessName;

	@Nullable String individualName;

	public @Nullable String currency;

	public @Nullable String defaultPaymentMethod;

	public boolean deleted;

	boolean delinquent;

	@Nullable String description;

	public @Nullable String email;

	@Nullable String footer;

	public int invoices;

	public @Nullable String name;

	public @Nullable String phone;

	List<String> preferredLocales = List.of();

	String taxExempt = "none";

	public @Nullable String testClock;

	public Customer(String id, long created) {
		super(id, created);
	}

	String invoicePrefix() {
		return Integer.toHexString(this.id.hashCode() | 0x10000000).toUpperCase(java.util.Locale.ROOT);
	}

	public String nextInvoiceNumber() {
		return invoiceNumber(++this.invoices);
	}

	public String invoiceNumber(int number) {
		return "%s-%04d".formatted(invoicePrefix(), number);
	}

	@Override
	public Map<String, Object> render() {
		if (this.deleted) {
			return OrderedMap.of("id", this.id, "object", "customer", "deleted", true);
		}
		return fill("customer").set("address", this.address)
			.setOptional("business_name", this.businessName)
			.setOptional("individual_name", this.individualName)
			.set("currency", this.currency)
			.set("delinquent", this.delinquent)
			.set("description", this.description)
			.set("email", this.email)
			.set("invoice_prefix", invoicePrefix())
			.set("invoice_settings",
					OrderedMap.of("custom_fields", null, "default_payment_method", this.defaultPaymentMethod, "footer",
							this.footer, "rendering_options", null))
			.set("name", this.name)
			.set("next_invoice_sequence", this.invoices + 1)
			.set("phone", this.phone)
			.set("preferred_locales", this.preferredLocales)
			.set("tax_exempt", this.taxExempt)
			.set("test_clock", this.testClock)
			.fields();
	}

}
