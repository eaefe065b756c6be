package org.tragwerk.stripe.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.money.Money;
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
 * Refunds a payment or a part of it. A refund is done when it succeeded: one that is
 * pending is waited for, and one that failed is made again with another idempotency key.
 * Stripe refunds nothing while a dispute is open, and it may be won: the refund waits. A
 * repeated refund has no effect, because Stripe refunds at most the remaining amount of a
 * payment.
 */
@Component
class Refunder implements CommandExecutor<RefundPaymentCommand> {

	private static final Logger logger = LoggerFactory.getLogger(Refunder.class);

	private static final String REFUNDED = "charge_already_refunded";

	private static final String DISPUTED = "charge_disputed";

	private static final String INTENT = "pi_";

	private static final Set<String> OPEN = Set.of("pending", "requires_action");

	private static final Set<String> FAILED = Set.of("failed", "canceled");

	/** The statuses of disputes whose money is withdrawn until they are decided. */
	private static final Set<String> UNDECIDED = Set.of("needs_response", "under_review");

	private static final Set<String> WON = Set.of("won");

	private final StripeClient stripe;

	Refunder(StripeClient stripe) {
		this.stripe = stripe;
	}

	@Override
	public Class<RefundPaymentCommand> type() {
		return RefundPaymentCommand.class;
	}

	@Override
	public void execute(RefundPaymentCommand command, CommandId id) {
		if (isPending(command.paymentId(), command.amount(), id)) {
			throw StillPendingException.refund(command.paymentId());
		}
	}

	/**
	 * Refunds a payment, unless this command has a pending refund, and returns whether
	 * any refund of the payment is pending or has to wait for the decision of a dispute.
	 * The key is another after each failed refund.
	 * @param payment Stripe's id of a payment intent or charge
	 * @param amount null for the remaining amount
	 */
	boolean isPending(String payment, @Nullable Money amount, CommandId command) {
		var refunds = list(payment);
		if (refunds.stream().anyMatch((refund) -> isOpen(refund) && isOf(refund, command))) {
			return true;
		}
		var owed = (amount != null) ? owed(amount, refunds, command) : null;
		if (owed == null || owed.cents() > 0) {
			if (hasDispute(payment, UNDECIDED)) {
				return true;
			}
			refund(payment, owed, refunds, command).ifPresent(refunds::add);
		}
		return refunds.stream().anyMatch(Refunder::isOpen);
	}

	/**
	 * What is still owed of an amount: without what this command has refunded, and at
	 * most what other refunds have left of the payment.
	 */
	private static Money owed(Money amount, List<Refund> refunds, CommandId command) {
		var owed = amount.minus(refunded(refunds, command));
		return refunds.stream()
			.map(Refund::getChargeObject)
			.filter(Objects::nonNull)
			.map((charge) -> new Money(charge.getAmount() - charge.getAmountRefunded()))
			.findFirst()
			.filter((left) -> left.compareTo(owed) < 0)
			.orElse(owed);
	}

	/** The refund that was made now; empty if there is nothing left to refund. */
	private Optional<Refund> refund(String payment, @Nullable Money owed, List<Refund> refunds, CommandId command) {
		var failed = refunds.stream().filter(Refunder::hasFailed).count();
		var key = "refund-" + command + "-" + payment + ((failed > 0) ? "-" + failed : "");
		var created = create(payment, params(payment, owed, command), key)
			.filter((refund) -> !isAmong(refunds, refund));
		created.ifPresent((refund) -> check(refund, payment, failed));
		return created;
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
		var params = RefundListParams.builder().setLimit(StripeLists.PAGE).addExpand("data.charge");
		var ofPayment = isIntent(payment) ? params.setPaymentIntent(payment) : params.setCharge(payment);
		return new ArrayList<>(StripeErrors.call(() -> this.stripe.v1().refunds().list(ofPayment.build())).getData());
	}

	private boolean hasDispute(String payment, Set<String> statuses) {
		var params = DisputeListParams.builder().setLimit(StripeLists.PAGE);
		var ofPayment = isIntent(payment) ? params.setPaymentIntent(payment) : params.setCharge(payment);
		return StripeErrors.call(() -> this.stripe.v1().disputes().list(ofPayment.build()))
			.getData()
			.stream()
			.anyMatch((dispute) -> statuses.contains(String.valueOf(dispute.getStatus())));
	}

	private static boolean isIntent(String payment) {
		return payment.startsWith(INTENT);
	}

	private static RefundCreateParams params(String payment, @Nullable Money amount, CommandId command) {
		var params = RefundCreateParams.builder()
			.setReason(RefundCreateParams.Reason.REQUESTED_BY_CUSTOMER)
			.putMetadata(ObjectMetadata.COMMAND, command.toString());
		if (amount != null) {
			params.setAmount(amount.cents());
		}
		return (isIntent(payment) ? params.setPaymentIntent(payment) : params.setCharge(payment)).build();
	}

	/** Creates a refund; empty if nothing is left, as after a dispute that was lost. */
	private Optional<Refund> create(String payment, RefundCreateParams params, String key) {
		try {
			return Optional.of(StoredFailureRecovery.callOnce(key, (one) -> request(params, one), Optional::empty));
		}
		catch (ProviderRefusedException ex) {
			if (!isGone(ex, payment)) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	private Refund request(RefundCreateParams params, String key) {
		var options = RequestOptions.builder().setIdempotencyKey(key).build();
		return StripeErrors.call(() -> this.stripe.v1().refunds().create(params, options));
	}

	/** A payment whose dispute was won is owed, even if Stripe refunds it no more. */
	private boolean isGone(ProviderRefusedException refusal, String payment) {
		var code = (refusal.getCause() instanceof StripeException cause) ? cause.getCode() : null;
		return REFUNDED.equals(code) || DISPUTED.equals(code) && !hasDispute(payment, WON);
	}

}
