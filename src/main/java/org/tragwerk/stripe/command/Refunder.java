package org.tragwerk.stripe.command;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.RefundCreateParams;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderRefusalException;
import org.tragwerk.provider.StillCollectingException;
import org.tragwerk.stripe.client.StoredFailureRecovery;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Refunds gifts, and payments for periods after a subscription's end. A repeated refund
 * has no effect, because Stripe refunds at most the remaining amount of a payment.
 */
@Component
class Refunder {

	/** Stripe's error codes of payments that are refunded already or disputed. */
	private static final Set<String> GONE = Set.of("charge_already_refunded", "charge_disputed");

	private final StripeClient stripe;

	Refunder(StripeClient stripe) {
		this.stripe = stripe;
	}

	/**
	 * Refunds payments for periods that begin at that time or later, and payments made
	 * since that time for the period that contains it.
	 * @throws StillCollectingException if one of the payments is a pending debit
	 */
	void refundAfter(String subscription, Instant from, CommandId command) {
		var reaching = invoices(subscription).filter((invoice) -> reachesBeyond(invoice, from)).toList();
		reaching.stream()
			.flatMap((invoice) -> payments(invoice).filter((payment) -> isFor(invoice, from) || isPaid(payment, from)))
			.filter(Refunder::isPaid)
			.forEach((payment) -> refund(payment, command));
		if (reaching.stream().flatMap(Refunder::payments).anyMatch(this::isProcessing)) {
			throw new StillCollectingException(subscription);
		}
	}

	/**
	 * Refunds a payment.
	 * @param amount null for the remaining amount
	 */
	void refund(String intent, @Nullable Money amount, CommandId command) {
		var params = RefundCreateParams.builder().setPaymentIntent(intent);
		refund((amount != null) ? params.setAmount(amount.cents()) : params, intent, command);
	}

	private Stream<Invoice> invoices(String subscription) {
		var params = InvoiceListParams.builder()
			.setSubscription(subscription)
			.setLimit(StripeLists.PAGE)
			.addExpand("data.payments")
			.build();
		return StripeErrors.call(() -> this.stripe.v1().invoices().list(params)).getData().stream();
	}

	private static Stream<InvoicePayment> payments(Invoice invoice) {
		return Stream.ofNullable(invoice.getPayments()).flatMap((list) -> list.getData().stream());
	}

	private static boolean reachesBeyond(Invoice invoice, Instant from) {
		return invoice.getLines()
			.getData()
			.stream()
			.anyMatch((line) -> line.getPeriod().getEnd() > from.getEpochSecond());
	}

	private static boolean isPaid(InvoicePayment payment, Instant from) {
		var transitions = payment.getStatusTransitions();
		return transitions != null && transitions.getPaidAt() != null
				&& transitions.getPaidAt() >= from.getEpochSecond();
	}

	private static boolean isFor(Invoice invoice, Instant from) {
		return invoice.getLines()
			.getData()
			.stream()
			.anyMatch((line) -> line.getPeriod().getStart() >= from.getEpochSecond());
	}

	private static boolean isPaid(InvoicePayment payment) {
		return "paid".equals(payment.getStatus());
	}

	private boolean isProcessing(InvoicePayment payment) {
		var intent = payment.getPayment().getPaymentIntent();
		return "open".equals(payment.getStatus()) && intent != null && "processing"
			.equals(StripeErrors.call(() -> this.stripe.v1().paymentIntents().retrieve(intent)).getStatus());
	}

	private void refund(InvoicePayment payment, CommandId command) {
		var paid = payment.getPayment();
		if (paid.getPaymentIntent() != null) {
			refund(paid.getPaymentIntent(), null, command);
		}
		else {
			refund(RefundCreateParams.builder().setCharge(paid.getCharge()), paid.getCharge(), command);
		}
	}

	private void refund(RefundCreateParams.Builder params, String source, CommandId command) {
		params.setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER);
		try {
			StoredFailureRecovery.callOnce("refund-" + command + "-" + source, (key) -> create(params.build(), key),
					Optional::empty);
		}
		catch (ProviderRefusalException ex) {
			if (!isGone(ex)) {
				throw ex;
			}
		}
	}

	private Refund create(RefundCreateParams params, String key) {
		var options = RequestOptions.builder().setIdempotencyKey(key).build();
		return StripeErrors.call(() -> this.stripe.v1().refunds().create(params, options));
	}

	private static boolean isGone(ProviderRefusalException refusal) {
		return refusal.getCause() instanceof StripeException cause && cause.getCode() != null
				&& GONE.contains(cause.getCode());
	}

}
