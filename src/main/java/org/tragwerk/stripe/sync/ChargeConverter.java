package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Refund;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.payment.Dispute;
import org.tragwerk.payment.PaymentSnapshot.Reversal;

/**
 * Converts charges to payment methods, refunds and disputes.
 */
final class ChargeConverter {

	private static final Logger logger = LoggerFactory.getLogger(ChargeConverter.class);

	private static final Set<String> REFUNDS_WITHOUT_MONEY = Set.of("failed", "canceled");

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

	/**
	 * The refunds and dispute of a charge.
	 * @param amount the charge's amount, the maximum to which refunds and dispute are
	 * limited, because exchange rates can make a dispute's amount larger
	 */
	static Reversal reversal(Charge charge, Money amount, @Nullable Dispute dispute) {
		var refunded = (charge.getAmountRefunded() != null) ? charge.getAmountRefunded() : 0L;
		var reversal = new Reversal(new Money(refunded), refundedAt(charge), dispute);
		var possible = reversal.cappedAt(amount);
		if (!possible.equals(reversal)) {
			logger.warn("More of charge {} went back than was paid; {} cents are taken for all of it", charge.getId(),
					amount.cents());
		}
		return possible;
	}

	private static @Nullable Instant refundedAt(Charge charge) {
		return Stream.ofNullable(charge.getRefunds())
			.flatMap((refunds) -> refunds.getData().stream())
			.filter((refund) -> !REFUNDS_WITHOUT_MONEY.contains(String.valueOf(refund.getStatus())))
			.map(Refund::getCreated)
			.map(SnapshotConverter::instant)
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	/** Banks return direct debits; payers dispute everything else. */
	static Dispute dispute(com.stripe.model.Dispute dispute, Charge charge) {
		return new Dispute(dispute.getId(), isDebit(charge) ? Dispute.Kind.RETURN : Dispute.Kind.DISPUTE,
				status(dispute), new Money(dispute.getAmount()), String.valueOf(dispute.getReason()),
				SnapshotConverter.instant(dispute.getCreated()), null);
	}

	private static Dispute.Status status(com.stripe.model.Dispute dispute) {
		var name = String.valueOf(dispute.getStatus()).toUpperCase(Locale.ROOT);
		return Arrays.stream(Dispute.Status.values())
			.filter((status) -> status.name().equals(name))
			.findFirst()
			.orElseGet(() -> {
				logger.warn("Dispute {} is in a status that is not known here: {}", dispute.getId(), name);
				return Dispute.Status.UNKNOWN;
			});
	}

	private static boolean isDebit(Charge charge) {
		return type(charge).filter(PaymentMethodType.SEPA_DEBIT::equals).isPresent();
	}

}
