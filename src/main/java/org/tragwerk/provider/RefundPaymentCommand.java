package org.tragwerk.provider;

/**
 * Refunds the remaining amount of a payment.
 *
 * @param paymentId the provider's id of the payment
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
