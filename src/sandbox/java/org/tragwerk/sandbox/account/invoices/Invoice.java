package org.tragwerk.sandbox.account.invoices;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;
import org.tragwerk.sandbox.account.customers.Customer;
import org.tragwerk.sandbox.api.ListPage;

/** An invoice for one period of a subscription. */
public final class Invoice extends StripeObject {

	public final Customer customer;

	public final String subscription;

	public final List<InvoiceLineItem> lines;

	final String billingReason;

	public List<String> paymentMethodTypes = List.of("card");

	public Map<String, String> subscriptionMetadata = Map.of();

	public long amountPaid;

	public int attempts;

	public boolean autoAdvance = true;

	public long amountOverpaid;

	public boolean finalizationFailed;

	public @Nullable Long finalizesAt;

	public @Nullable Long finalizedAt;

	public @Nullable Long nextAttempt;

	public @Nullable String number;

	public String page = "";

	public @Nullable Long paidAt;

	public @Nullable Long uncollectibleAt;

	public @Nullable Long voidedAt;

	public String status = "draft";

	public @Nullable String paymentIntent;

	public @Nullable String payment;

	public Invoice(String id, long created, Customer customer, String subscription, String billingReason,
			List<InvoiceLineItem> lines) {
		super(id, created);
		this.customer = customer;
		this.subscription = subscription;
		this.billingReason = billingReason;
		this.lines = lines;
	}

	@Override
	public @Nullable String customer() {
		return this.customer.id;
	}

	/** Sets the base URL of its hosted page. */
	public void showAt(String baseUrl) {
		this.page = baseUrl + "/i/acct_sandbox/" + this.id;
	}

	public boolean isOpen() {
		return this.status.equals("open");
	}

	/** Whether it is uncollectible; it can still be paid. */
	public boolean isWrittenOff() {
		return this.status.equals("uncollectible");
	}

	public boolean isDraft() {
		return this.status.equals("draft");
	}

	public long total() {
		return this.lines.stream().mapToLong(InvoiceLineItem::amount).sum();
	}

	@Override
	public Map<String, Object> render() {
		var shown = (this.number != null) ? this.page : null;
		return addressed(summed(fill("invoice"))).set("attempt_count", this.attempts)
			.set("attempted", this.attempts > 0)
			.set("auto_advance", this.autoAdvance)
			.set("automatically_finalizes_at", this.finalizesAt)
			.set("billing_reason", this.billingReason)
			.set("effective_at", this.finalizedAt)
			.set("ending_balance", (this.finalizedAt != null) ? 0 : null)
			.set("hosted_invoice_url", shown)
			.set("invoice_pdf", (shown != null) ? shown + "/pdf" : null)
			.set("last_finalization_error", finalizationError())
			.set("lines", renderLines())
			.set("next_payment_attempt", this.nextAttempt)
			.set("number", this.number)
			.set("parent", parent())
			.set("payment_settings", paymentSettings())
			.set("period_end", this.created)
			.set("period_start",
					this.billingReason.equals("subscription_create") ? this.created : this.lines.get(0).previousStart())
			.set("status", this.status)
			.set("status_transitions",
					OrderedMap.of("finalized_at", this.finalizedAt, "marked_uncollectible_at", this.uncollectibleAt,
							"paid_at", this.paidAt, "voided_at", this.voidedAt))
			.set("webhooks_delivered_at", this.created)
			.fields();
	}

	private ObjectTemplate.Filling summed(ObjectTemplate.Filling filling) {
		var total = total();
		return filling.set("amount_due", total)
			.set("amount_overpaid", this.amountOverpaid)
			.set("amount_paid", this.amountPaid)
			.set("amount_remaining", total - this.amountPaid)
			.set("currency", this.lines.get(0).price().currency)
			.set("subtotal", total)
			.set("subtotal_excluding_tax", total)
			.set("total", total)
			.set("total_excluding_tax", total);
	}

	private ObjectTemplate.Filling addressed(ObjectTemplate.Filling filling) {
		return filling.set("customer", this.customer.id)
			.set("customer_address", this.customer.address)
			.set("customer_email", this.customer.email)
			.set("customer_name", this.customer.name)
			.set("customer_phone", this.customer.phone);
	}

	private @Nullable Map<String, Object> finalizationError() {
		return this.finalizationFailed ? OrderedMap.of("code", "invoice_not_editable", "message",
				"This draft cannot become an invoice.", "type", "invalid_request_error") : null;
	}

	private Map<String, Object> paymentSettings() {
		return ObjectTemplate.of("invoice_payment_settings")
			.fill()
			.set("payment_method_types", this.paymentMethodTypes)
			.fields();
	}

	private Map<String, Object> parent() {
		return OrderedMap.of("quote_details", null, "subscription_details",
				OrderedMap.of("metadata", this.subscriptionMetadata, "subscription", this.subscription), "type",
				"subscription_details");
	}

	private Map<String, Object> renderLines() {
		var data = this.lines.stream().map((line) -> line.render(this)).toList();
		var list = ListPage.list("/v1/invoices/" + this.id + "/lines", data, false);
		list.put("total_count", data.size());
		return list;
	}

}
