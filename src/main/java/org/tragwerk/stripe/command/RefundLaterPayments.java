package org.tragwerk.stripe.command;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;

import com.stripe.StripeClient;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.param.InvoiceListParams;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.StillPendingException;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Refunds payments for periods after a subscription's end. One that was made outside
 * Stripe is left to staff.
 */
@Component
class RefundLaterPayments {

	private final StripeClient stripe;

	private final Refunder refunder;

	private final OutsidePaymentTasks outsidePaymentTasks;

	RefundLaterPayments(StripeClient stripe, Refunder refunder, OutsidePaymentTasks outsidePaymentTasks) {
		this.stripe = stripe;
		this.refunder = refunder;
		this.outsidePaymentTasks = outsidePaymentTasks;
	}

	/**
	 * Refunds payments for periods that begin at that time or later, and payments made
	 * since that time for the period that contains it.
	 * @throws StillPendingException if one of the payments is a pending debit, or a
	 * refund is pending
	 */
	void refund(String subscription, Instant from, CommandId command) {
		var reaching = invoices(subscription).filter((invoice) -> reachesBeyond(invoice, from)).toList();
		var pending = reaching.stream()
			.flatMap((invoice) -> payments(invoice).filter((payment) -> isFor(invoice, from) || isPaid(payment, from)))
			.filter(RefundLaterPayments::isPaid)
			.filter((payment) -> isRefundPending(payment, command))
			.toList();
		if (reaching.stream().flatMap(RefundLaterPayments::payments).anyMatch(this::isProcessing)) {
			throw StillPendingException.debit(subscription);
		}
		if (!pending.isEmpty()) {
			throw StillPendingException.refund(subscription);
		}
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

	private boolean isRefundPending(InvoicePayment payment, CommandId command) {
		var source = Stream.of(payment.getPayment().getPaymentIntent(), payment.getPayment().getCharge())
			.filter(Objects::nonNull)
			.findFirst();
		if (source.isEmpty()) {
			this.outsidePaymentTasks.open(payment, command);
		}
		return source.filter((id) -> this.refunder.isPending(id, null, command)).isPresent();
	}

}
