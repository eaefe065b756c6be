package org.tragwerk.stripe.command;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import com.stripe.param.RefundListParams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.CommandId;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.RefundPaymentCommand;
import org.tragwerk.provider.StillPendingException;
import org.tragwerk.stripe.client.ObjectMetadata;
import org.tragwerk.stripe.client.StoredFailureRecovery;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.StripeLists;

import org.springframework.stereotype.Component;

/**
 * Refunds gifts, and payments for periods after a subscription's end. A refund is done
 * when it succeeded: one that is pending is waited for, and one that failed is made again
 * with another idempotency key. A repeated refund has no effect, because Stripe refunds
 * at most the remaining amount of a payment.
 */
@Component
class Refunder implements CommandExecutor<RefundPaymentCommand> {

	private static final Logger logger = LoggerFactory.getLogger(Refunder.class);

	/** Stripe's error codes of payments that are refunded already or disputed. */
	private static final Set<String> GONE = Set.of("charge_already_refunded", "charge_disputed");

	private static final String INTENT = "pi_";

	private static final Set<String> OPEN = Set.of("pending", "requires_action");

	private static final Set<String> FAILED = Set.of("failed", "canceled");

	private final StripeClient stripe;

	Refunder(StripeClient stripe) {
		this.stripe = stripe;
	}

	/**
	 * Refunds payments for periods that begin at that time or later, and payments made
	 * since that time for the period that contains it.
	 * @throws StillPendingException if one of the payments is a pending debit, or a
	 * refund is pending
	 */
	void refundAfter(String subscription, Instant from, CommandId command) {
		var reaching = invoices(subscription).filter((invoice) -> reachesBeyond(invoice, from)).toList();
		var pending = reaching.stream()
			.flatMap((invoice) -> payments(invoice).filter((payment) -> isFor(invoice, from) || isPaid(payment, from)))
			.filter(Refunder::isPaid)
			.filter((payment) -> isRefundPending(payment, command))
			.toList();
		if (reaching.stream().flatMap(Refunder::payments).anyMatch(this::isProcessing)) {
			throw StillPendingException.debit(subscription);
		}
		if (!pending.isEmpty()) {
			throw StillPendingException.refund(subscription);
		}
	}

	@Override
	public Class<RefundPaymentCommand> type() {
		return RefundPaymentCommand.class;
	}

	@Override
	public void execute(RefundPaymentCommand command, CommandId id) {
		var intent = command.paymentId();
		if (isRefundPending(intent, RefundCreateParams.builder().setPaymentIntent(intent), command.amount(), id)) {
			throw StillPendingException.refund(intent);
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
		var intent = payment.getPayment().getPaymentIntent();
		var charge = payment.getPayment().getCharge();
		if (intent != null) {
			return isRefundPending(intent, RefundCreateParams.builder().setPaymentIntent(intent), null, command);
		}
		if (charge != null) {
			return isRefundPending(charge, RefundCreateParams.builder().setCharge(charge), null, command);
		}
		logger.warn("Payment {} was made outside Stripe and has to be paid back there", payment.getId());
		return false;
	}

	/**
	 * Refunds a payment, unless this command has a pending refund, and returns whether
	 * any refund of the payment is pending. The key is another after each failed refund.
	 * @param amount null for the remaining amount
	 */
	private boolean isRefundPending(String payment, RefundCreateParams.Builder params, @Nullable Money amount,
			CommandId command) {
		var refunds = list(payment);
		if (refunds.stream().anyMatch((refund) -> isOpen(refund) && isOf(refund, command))) {
			return true;
		}
		var owed = (amount != null) ? amount.minus(refunded(refunds, command)) : null;
		if (owed == null || owed.cents() > 0) {
			var failed = refunds.stream().filter(Refunder::hasFailed).count();
			var key = "refund-" + command + "-" + payment + ((failed > 0) ? "-" + failed : "");
			var created = create((owed != null) ? params.setAmount(owed.cents()) : params, key, command)
				.filter((refund) -> !isAmong(refunds, refund));
			created.ifPresent((refund) -> check(refund, payment, failed));
			created.ifPresent(refunds::add);
		}
		return refunds.stream().anyMatch(Refunder::isOpen);
	}

	/** What this command has refunded. */
	private static Money refunded(List<Refund> refunds, CommandId command) {
		return new Money(refunds.stream()
			.filter((refund) -> isOf(refund, command) && !hasFailed(refund))
			.mapToLong(Refund::getAmount)
			.sum());
	}

	/**
	 * Whether Stripe only repeats the answer to an earlier request, whose refund is
	 * listed with its present status.
	 */
	private static boolean isAmong(List<Refund> refunds, Refund created) {
		return refunds.stream().anyMatch((refund) -> refund.getId().equals(created.getId()));
	}

	private static void check(Refund refund, String payment, long failed) {
		if (failed > 0) {
			logger.warn("Payment {} is refunded again after {} failed refunds", payment, failed);
		}
		if (hasFailed(refund)) {
			throw new IllegalStateException("Refund " + refund.getId() + " is " + refund.getStatus());
		}
	}

	private static boolean isOpen(Refund refund) {
		return OPEN.contains(String.valueOf(refund.getStatus()));
	}

	private static boolean hasFailed(Refund refund) {
		return FAILED.contains(String.valueOf(refund.getStatus()));
	}

	private static boolean isOf(Refund refund, CommandId command) {
		return ObjectMetadata.id(refund.getMetadata(), ObjectMetadata.COMMAND)
			.filter(command.value()::equals)
			.isPresent();
	}

	private List<Refund> list(String payment) {
		var params = RefundListParams.builder().setLimit(StripeLists.PAGE);
		var ofPayment = payment.startsWith(INTENT) ? params.setPaymentIntent(payment) : params.setCharge(payment);
		return new ArrayList<>(StripeErrors.call(() -> this.stripe.v1().refunds().list(ofPayment.build())).getData());
	}

	/** Creates a refund; empty if nothing is left. */
	private Optional<Refund> create(RefundCreateParams.Builder params, String key, CommandId command) {
		params.setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
			.putMetadata(ObjectMetadata.COMMAND, command.toString());
		try {
			return Optional
				.of(StoredFailureRecovery.callOnce(key, (one) -> create(params.build(), one), Optional::empty));
		}
		catch (ProviderRefusedException ex) {
			if (!isGone(ex)) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	private Refund create(RefundCreateParams params, String key) {
		var options = RequestOptions.builder().setIdempotencyKey(key).build();
		return StripeErrors.call(() -> this.stripe.v1().refunds().create(params, options));
	}

	private static boolean isGone(ProviderRefusedException refusal) {
		return refusal.getCause() instanceof StripeException cause && cause.getCode() != null
				&& GONE.contains(cause.getCode());
	}

}
