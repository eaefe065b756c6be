package org.tragwerk.sandbox.account.invoices;

/** The model of the hosted invoice page. */
public record HostedInvoice(Invoice invoice, String product, PaymentMethodInfo paymentMethod, State state,
		boolean declined) {

	public String id() {
		return this.invoice.id;
	}

	public String number() {
		return String.valueOf(this.invoice.number);
	}

	public long amount() {
		return this.invoice.total();
	}

	public String currency() {
		return this.invoice.lines.get(0).price().currency;
	}

	public boolean isPayable() {
		return this.state == State.OPEN;
	}

	/** The payment method that pays the invoice. */
	public record PaymentMethodInfo(String type, String last4) {

	}

	/** The state of the invoice on its page. */
	public enum State {

		DRAFT, OPEN, PROCESSING, PAID, VOID, UNCOLLECTIBLE

	}

}
