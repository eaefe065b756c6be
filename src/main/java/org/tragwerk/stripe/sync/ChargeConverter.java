package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.payment.DisputeSnapshot;
import org.tragwerk.payment.RefundSnapshot;
import org.tragwerk.payment.RefundStatus;
import org.tragwerk.stripe.client.ObjectMetadata;

/**
 * Converts charges to payment methods, refunds and disputes.
 */
final class ChargeConverter {

	private static final Logger logger = LoggerFactory.getLogger(ChargeConverter.class);

	private ChargeConverter() {
	}

	/** The payment method of a charge; empty if it is not supported. */
	static Optional<PaymentMethodDetails> paymentMethod(Charge charge, @Nullable String mandateReference) {
		return type(charge).map((type) -> new PaymentMethodDetails(type, mandateReference, debitDate(charge)));
	}

	/** The payment method type of a charge; empty if it is not supported. */
	static Optional<PaymentMethodType> type(Charge charge) {
		return Optional.ofNullable(charge.getPaymentMethodDetails())
			.flatMap((details) -> PaymentMethodType.parse(details.getType()));
	}

	/** Stripe's id of a debit's mandate. */
	static Optional<String> mandate(Charge charge) {
		return sepaDebit(charge).map(Charge.PaymentMethodDetails.SepaDebit::getMandate);
	}

	private static @Nullable LocalDate debitDate(Charge charge) {
		return sepaDebit(charge).map(Charge.PaymentMethodDetails.SepaDebit::getExpectedDebitDate)
			.map(LocalDate::parse)
			.orElse(null);
	}

	private static Optional<Charge.PaymentMethodDetails.SepaDebit> sepaDebit(Charge charge) {
		return Optional.ofNullable(charge.getPaymentMethodDetails()).map(Charge.PaymentMethodDetails::getSepaDebit);
	}

	/**
	 * When a succeeded charge was paid. For a direct debit that is when its balance
	 * transaction was created, days after the charge.
	 * @return null for a debit without a balance transaction
	 */
	static @Nullable Instant paidAt(Charge charge) {
		if (!isDebit(charge)) {
			return SnapshotConverter.instant(charge.getCreated());
		}
		return Optional.ofNullable(charge.getBalanceTransactionObject())
			.map(BalanceTransaction::getCreated)
			.map(SnapshotConverter::instant)
			.orElse(null);
	}

	/** Converts a refund. */
	static RefundSnapshot refund(Refund refund) {
		return new RefundSnapshot(refund.getId(),
				ObjectMetadata.id(refund.getMetadata(), ObjectMetadata.COMMAND).orElse(null),
				new Money(refund.getAmount()), status(refund), SnapshotConverter.instant(refund.getCreated()),
				refund.getFailureReason());
	}

	/** The status; an unknown one counts as pending. */
	private static RefundStatus status(Refund refund) {
		var name = String.valueOf(refund.getStatus()).toUpperCase(Locale.ROOT);
		return Arrays.stream(RefundStatus.values())
			.filter((status) -> status.name().equals(name))
			.findFirst()
			.orElseGet(() -> {
				logger.warn("Refund {} has an unknown status: {}", refund.getId(), name);
				return RefundStatus.PENDING;
			});
	}

	/**
	 * Banks return direct debits; payers dispute everything else. The amount is limited
	 * to the charge's, because exchange rates can make it larger; in another currency all
	 * of the charge counts as disputed.
	 */
	static DisputeSnapshot dispute(Dispute dispute, Charge charge) {
		var kind = isDebit(charge) ? DisputeSnapshot.Kind.RETURN : DisputeSnapshot.Kind.DISPUTE;
		return new DisputeSnapshot(dispute.getId(), kind, status(dispute), amount(dispute, charge),
				String.valueOf(dispute.getReason()), SnapshotConverter.instant(dispute.getCreated()),
				respondBy(dispute));
	}

	private static Money amount(Dispute dispute, Charge charge) {
		var isComparable = String.valueOf(charge.getCurrency()).equals(dispute.getCurrency());
		if (isComparable && dispute.getAmount() <= charge.getAmount()) {
			return new Money(dispute.getAmount());
		}
		logger.warn(
				"Dispute {} has another currency than charge {}, or a larger amount; the whole charge counts as disputed",
				dispute.getId(), charge.getId());
		return new Money(charge.getAmount());
	}

	private static @Nullable Instant respondBy(Dispute dispute) {
		return Optional.ofNullable(dispute.getEvidenceDetails())
			.map(Dispute.EvidenceDetails::getDueBy)
			.map(SnapshotConverter::instant)
			.orElse(null);
	}

	private static DisputeSnapshot.Status status(Dispute dispute) {
		var name = String.valueOf(dispute.getStatus()).toUpperCase(Locale.ROOT);
		return Arrays.stream(DisputeSnapshot.Status.values())
			.filter((status) -> status.name().equals(name))
			.findFirst()
			.orElseGet(() -> {
				logger.warn("Dispute {} has an unknown status: {}", dispute.getId(), name);
				return DisputeSnapshot.Status.UNKNOWN;
			});
	}

	private static boolean isDebit(Charge charge) {
		return type(charge).filter(PaymentMethodType.SEPA_DEBIT::equals).isPresent();
	}

}
