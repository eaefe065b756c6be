package org.tragwerk.stripe.command;

import org.tragwerk.provider.CancelSubscriptionCommand;
import org.tragwerk.provider.ChangePledgeCommand;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ExpireCheckoutCommand;
import org.tragwerk.provider.PaymentProvider;
import org.tragwerk.provider.RefundPaymentCommand;
import org.tragwerk.provider.VoidDraftsCommand;
import org.tragwerk.stripe.client.StripeProperties;

import org.springframework.stereotype.Component;

/**
 * Executes commands at Stripe.
 */
@Component
class StripePaymentProvider implements PaymentProvider {

	private final SubscriptionCanceler subscriptionCanceler;

	private final AmountChanger amountChanger;

	private final CheckoutExpirer checkoutExpirer;

	private final Refunder refunder;

	private final InvoiceVoider invoiceVoider;

	private final StripeProperties properties;

	StripePaymentProvider(SubscriptionCanceler subscriptionCanceler, AmountChanger amountChanger,
			CheckoutExpirer checkoutExpirer, Refunder refunder, InvoiceVoider invoiceVoider,
			StripeProperties properties) {
		this.subscriptionCanceler = subscriptionCanceler;
		this.amountChanger = amountChanger;
		this.checkoutExpirer = checkoutExpirer;
		this.refunder = refunder;
		this.invoiceVoider = invoiceVoider;
		this.properties = properties;
	}

	@Override
	public boolean isWritable() {
		return this.properties.writes();
	}

	@Override
	public void cancelSubscription(CancelSubscriptionCommand command, CommandId id) {
		this.subscriptionCanceler.cancel(command.subscriptionId(), command.endsAt(), id);
	}

	@Override
	public void changePledge(ChangePledgeCommand command, CommandId id) {
		this.amountChanger.change(command.subscriptionId(), command.amount(), id);
	}

	@Override
	public void expireCheckout(ExpireCheckoutCommand command, CommandId id) {
		this.checkoutExpirer.expire(command.checkoutId(), id);
	}

	@Override
	public void refundPayment(RefundPaymentCommand command, CommandId id) {
		this.refunder.refund(command.paymentId(), command.amount(), id);
	}

	@Override
	public void voidDrafts(VoidDraftsCommand command, CommandId id) {
		this.invoiceVoider.voidDrafts(command.subscriptionId(), id);
	}

}
