package org.tragwerk.sandbox.account.invoices;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.tragwerk.sandbox.account.core.ObjectTemplate;
import org.tragwerk.sandbox.account.core.OrderedMap;
import org.tragwerk.sandbox.account.core.StripeObject;

/** The payment of an invoice by a payment intent, or outside Stripe. */
public final class InvoicePayment extends StripeObject {

	final Invoice invoice;

	final @Nullable String paymentIntent;

	public @Nullable Long paidAt;

	@Nullable Long canceledAt;

	public InvoicePayment(String id, long created, Invoice invoice, @Nullable String paymentIntent) {
		super(id, created);
		this.invoice = invoice;
		this.paymentIntent = paymentIntent;
	}

	@Override
	public String customer() {
		return this.invoice.customer.id;
	}

	String status() {
		if (this.canceledAt != null) {
			return "canceled";
		}
		return (this.paidAt != null) ? "paid" : "open";
	}

	@Override
	public Map<String, Object> render() {
		return ObjectTemplate.of("invoice_payment")
			.fill()
			.set("id", this.id)
			.set("created", this.created)
			.set("amount_paid", (this.paidAt != null) ? this.invoice.total() : null)
			.set("amount_requested", this.invoice.total())
			.set("currency", this.invoice.lines.get(0).price().currency)
			.set("invoice", this.invoice.id)
			.set("payment", payment())
			.set("status", status())
			.set("status_transitions", OrderedMap.of("canceled_at", this.canceledAt, "paid_at", this.paidAt))
			.fields();
	}

	String type() {
		return (this.paymentIntent != null) ? "payment_intent" : "payment_record";
	}

	/** The id of the record of a payment outside Stripe, null for any other. */
	@Nullable String paymentRecord() {
		return (this.paymentIntent == null) ? this.id.replace("inpay_", "pr_") : null;
	}

	private Map<String, Object> payment() {
		var id = (this.paymentIntent != null) ? this.paymentIntent : paymentRecord();
		return OrderedMap.of(type(), id, "type", type());
	}

}
