package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.subscription.Dispute;
import org.tragwerk.subscription.PaymentSnapshot;
import org.tragwerk.subscription.PaymentStatus;

/**
 * Payments of invoices and of single Checkout pages, in our words.
 *
 * @param intents what is known of the payment intents, by id
 * @param disputes the newest dispute of each charge that has one, by the charge's id
 */
public record PaymentConverter(Map<String, PaymentIntent> intents, Map<String, Dispute> disputes) {

	/** Knows of a payment what its invoice says. */
	public static final PaymentConverter OF_INVOICES_ALONE = new PaymentConverter(Map.of(), Map.of());

	/** The payments of a subscription's invoice, but for those of nothing. */
	public Stream<PaymentSnapshot> payments(Invoice invoice) {
		var subscription = SnapshotConverter.subscriptionOf(invoice);
		if (subscription == null || invoice.getPayments() == null) {
			return Stream.empty();
		}
		return invoice.getPayments()
			.getData()
			.stream()
			.filter((payment) -> amount(payment).cents() > 0)
			.map((payment) -> payment(invoice, subscription, payment));
	}

	private PaymentSnapshot payment(Invoice invoice, String subscription, InvoicePayment payment) {
		var paid = payment.getPayment();
		var id = Stream.of(paid.getPaymentIntent(), paid.getCharge(), payment.getId())
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
		var intent = this.intents.get(id);
		var charge = (intent != null) ? intent.getLatestChargeObject() : null;
		return new PaymentSnapshot(
				new PaymentSnapshot.Ids(id, (charge != null) ? charge.getId() : paid.getCharge(), invoice.getId()),
				subscription, status(invoice, payment, intent), amount(payment),
				SnapshotConverter.instant(invoice.getCreated()), paidAt(payment), period(invoice), method(charge),
				attempts(invoice, charge), reversal(charge));
	}

	private static Money amount(InvoicePayment payment) {
		var cents = isPaid(payment) ? payment.getAmountPaid() : payment.getAmountRequested();
		return (cents != null) ? new Money(cents) : Money.NOTHING;
	}

	private static boolean isPaid(InvoicePayment payment) {
		return "paid".equals(payment.getStatus());
	}

	private static @Nullable Instant paidAt(InvoicePayment payment) {
		return isPaid(payment) ? SnapshotConverter.instant(payment.getStatusTransitions().getPaidAt()) : null;
	}

	/** A try has failed when the intent waits for another, or was canceled after one. */
	private static PaymentStatus status(Invoice invoice, InvoicePayment payment, @Nullable PaymentIntent intent) {
		if (isPaid(payment)) {
			return PaymentStatus.PAID;
		}
		if ("uncollectible".equals(invoice.getStatus()) || intent != null && hasFailed(intent, invoice)) {
			return PaymentStatus.FAILED;
		}
		return "open".equals(invoice.getStatus()) ? PaymentStatus.PENDING : PaymentStatus.CANCELED;
	}

	private static boolean hasFailed(PaymentIntent intent, Invoice invoice) {
		var isTried = invoice.getAttemptCount() != null && invoice.getAttemptCount() > 0;
		return intent.getLastPaymentError() != null && !"processing".equals(intent.getStatus())
				|| isTried && "requires_payment_method".equals(intent.getStatus());
	}

	private static PaymentSnapshot.@Nullable Period period(Invoice invoice) {
		return Stream.ofNullable(invoice.getLines())
			.flatMap((lines) -> lines.getData().stream())
			.map((line) -> new PaymentSnapshot.Period(SnapshotConverter.instant(line.getPeriod().getStart()),
					SnapshotConverter.instant(line.getPeriod().getEnd())))
			.max(Comparator.comparing(PaymentSnapshot.Period::to))
			.orElse(null);
	}

	private static PaymentSnapshot.Attempts attempts(Invoice invoice, @Nullable Charge charge) {
		var number = (invoice.getAttemptCount() != null) ? invoice.getAttemptCount().intValue() : 0;
		return (charge != null) ? new PaymentSnapshot.Attempts(number, SnapshotConverter.instant(charge.getCreated()),
				charge.getFailureCode()) : new PaymentSnapshot.Attempts(number, null, null);
	}

	private static @Nullable PaymentMethodType method(@Nullable Charge charge) {
		return Optional.ofNullable(charge).flatMap(CheckoutSettlement::type).orElse(null);
	}

	/** What was paid once on that page, if an attempt of ours led there. */
	Optional<GiftSnapshot> gift(Session session) {
		return Optional.ofNullable(session.getMetadata())
			.map((metadata) -> metadata.get(OwnSubscriptions.ATTEMPT))
			.map((attempt) -> new GiftSnapshot(UUID.fromString(attempt), givenBy(session)));
	}

	private PaymentSnapshot givenBy(Session session) {
		var charge = session.getPaymentIntentObject().getLatestChargeObject();
		var method = CheckoutSettlement.type(charge)
			.orElseThrow(() -> new IllegalStateException(
					session.getId() + " was paid by a payment method that we do not offer"));
		var paidAt = SnapshotConverter.instant(charge.getCreated());
		return new PaymentSnapshot(
				new PaymentSnapshot.Ids(Objects.requireNonNull(session.getPaymentIntent()), charge.getId(), null), null,
				PaymentStatus.PAID, new Money(charge.getAmount()), paidAt, paidAt, null, method,
				new PaymentSnapshot.Attempts(1, paidAt, null), reversal(charge));
	}

	/** Null where the charge was not fetched. */
	private PaymentSnapshot.@Nullable Reversal reversal(@Nullable Charge charge) {
		if (charge == null) {
			return null;
		}
		var refunded = (charge.getAmountRefunded() != null) ? charge.getAmountRefunded() : 0L;
		return new PaymentSnapshot.Reversal(new Money(refunded), refundedAt(charge), this.disputes.get(charge.getId()));
	}

	private static @Nullable Instant refundedAt(Charge charge) {
		return Stream.ofNullable(charge.getRefunds())
			.flatMap((refunds) -> refunds.getData().stream())
			.map((refund) -> SnapshotConverter.instant(refund.getCreated()))
			.max(Comparator.naturalOrder())
			.orElse(null);
	}

	/** Banks return direct debits; payers dispute everything else. */
	static Dispute dispute(com.stripe.model.Dispute dispute, Charge charge) {
		var isDebit = CheckoutSettlement.type(charge).filter(PaymentMethodType.SEPA_DEBIT::equals).isPresent();
		return new Dispute(dispute.getId(), isDebit ? Dispute.Kind.RETURN : Dispute.Kind.DISPUTE,
				Dispute.Status.valueOf(dispute.getStatus().toUpperCase(Locale.ROOT)), new Money(dispute.getAmount()),
				dispute.getReason(), SnapshotConverter.instant(dispute.getCreated()), null);
	}

}
