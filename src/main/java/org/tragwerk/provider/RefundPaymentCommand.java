package org.tragwerk.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;

/**
 * Refunds a payment, or an amount of it, once, and again if that refund failed. One that
 * is fully refunded, returned or disputed is not changed.
 *
 * @param paymentId the provider's id of the payment
 * @param amount what to refund, null for the remaining amount
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefundPaymentCommand(String paymentId, @Nullable Money amount) implements ProviderCommand {

	@Override
	public String target() {
		return this.paymentId;
	}

}
