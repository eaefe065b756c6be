package org.tragwerk.provider;

/**
 * Refunds what is left of a payment.
 *
 * @param paymentId the provider's id of it
 */
public record RefundPaymentCommand(String paymentId) implements ProviderCommand {

	@Override
	public String target() {
		return this.paymentId;
	}

	@Override
	public void execute(PaymentProvider provider, CommandId id) {
		provider.refundPayment(this, id);
	}

}
