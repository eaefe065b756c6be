package org.tragwerk.sandbox.account.invoices;

/** What the hosted invoice page shows. */
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

	/** With what the invoice is paid. */
	public record PaymentMethodInfo(String type, String last4) {

	}

	/** How far the invoice has come. */
	public enum State {

		DRAFT, OPEN, PROCESSING, PAID, VOID, UNCOLLECTIBLE

	}

}
