package org.tragwerk.stripe.sync;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import com.stripe.model.Charge;
import com.stripe.model.Invoice;
import com.stripe.model.InvoicePayment;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PaymentSnapshot.Reversal;
import org.tragwerk.stripe.client.ObjectMetadata;
import org.tragwerk.stripe.client.OwnSubscriptions;
import org.tragwerk.subscription.CustomerSnapshot.GiftSnapshot;
import org.tragwerk.payment.PaymentSnapshot;
import org.tragwerk.payment.PaymentStatus;

/**
 * Converts the payments of invoices, and of Checkout sessions of gifts.
 *
 * @param intents the fetched payment intents, by id
 * @param reversals the refunds, disputes and fraud warnings of the charges, by the
 * charge's id
 */
public record PaymentConverter(Map<String, PaymentIntent> intents, Map<String, Reversal> reversals) {

	/** A converter that has only the data of invoices. */
	public static final PaymentConverter OF_INVOICES_ALONE = new PaymentConverter(Map.of(), Map.of());

	/**
	 * The payments of a subscription's invoice, without those of a zero amount.
	 * @throws UnsupportedObjectException if it is in a foreign currency
	 */
	public Stream<PaymentSnapshot> payments(Invoice invoice) {
		var subscription = SnapshotConverter.subscriptionOf(invoice);
		if (subscription == null || invoice.getPayments() == null) {
			return Stream.empty();
		}
		requireEuros(invoice.getCurrency());
		return invoice.getPayments()
			.getData()
			.stream()
			.filter((payment) -> amount(payment).cents() > 0)
			.map((payment) -> payment(invoice, subscription, payment));
	}

	private static void requireEuros(@Nullable String currency) {
		if (!Money.CURRENCY.getCurrencyCode().equalsIgnoreCase(currency)) {
			throw new UnsupportedObjectException("Its currency is " + currency);
		}
	}

	private PaymentSnapshot payment(Invoice invoice, String subscription, InvoicePayment payment) {
		var ids = ids(invoice, payment);
		var intent = this.intents.get(ids.payment());
		var charge = Optional.ofNullable(intent).map(PaymentIntent::getLatestChargeObject);
		return new PaymentSnapshot(
				new PaymentSnapshot.Ids(ids.payment(), charge.map(Charge::getId).orElse(ids.charge()), ids.invoice(),
						ids.outside()),
				subscription, status(invoice, payment, intent), amount(payment),
				SnapshotConverter.instant(invoice.getCreated()), paidAt(payment), period(invoice),
				charge.flatMap(ChargeConverter::type).orElse(null), attempts(invoice, charge.orElse(null)),
				charge.map(this::reversal).orElse(null));
	}

	/**
	 * The ids of a payment. One that was made outside Stripe has neither a payment intent
	 * nor a charge.
	 */
	private static PaymentSnapshot.Ids ids(Invoice invoice, InvoicePayment payment) {
		var paid = payment.getPayment();
		var source = Stream.of(paid.getPaymentIntent(), paid.getCharge()).filter(Objects::nonNull).findFirst();
		return new PaymentSnapshot.Ids(source.orElse(payment.getId()), paid.getCharge(), invoice.getId(),
				source.isEmpty());
	}

	private static Money amount(InvoicePayment payment) {
		var cents = isPaid(payment) ? payment.getAmountPaid() : payment.getAmountRequested();
		return (cents != null) ? new Money(cents) : Money.ZERO;
	}

	private static boolean isPaid(InvoicePayment payment) {
		return "paid".equals(payment.getStatus());
	}

	private static @Nullable Instant paidAt(InvoicePayment payment) {
		return Optional.of(payment)
			.filter(PaymentConverter::isPaid)
			.map(InvoicePayment::getStatusTransitions)
			.map(InvoicePayment.StatusTransitions::getPaidAt)
			.map(SnapshotConverter::instant)
			.orElse(null);
	}

	/**
	 * The status of a payment. It is failed if the payment intent requires another
	 * payment method, or was canceled after a failed attempt; it is canceled if another
	 * payment of the same invoice replaced it.
	 */
	private static PaymentStatus status(Invoice invoice, InvoicePayment payment, @Nullable PaymentIntent intent) {
		if (isPaid(payment)) {
			return PaymentStatus.PAID;
		}
		if (isReplaced(payment, invoice)) {
			return PaymentStatus.CANCELED;
		}
		if ("uncollectible".equals(invoice.getStatus()) && isTried(invoice)
				|| intent != null && hasFailed(intent, invoice)) {
			return PaymentStatus.FAILED;
		}
		return "open".equals(invoice.getStatus()) ? PaymentStatus.PENDING : PaymentStatus.CANCELED;
	}

	private static boolean isReplaced(InvoicePayment payment, Invoice invoice) {
		return isCanceled(payment)
				&& invoice.getPayments().getData().stream().anyMatch((another) -> !isCanceled(another));
	}

	private static boolean isCanceled(InvoicePayment payment) {
		return "canceled".equals(payment.getStatus());
	}

	private static boolean hasFailed(PaymentIntent intent, Invoice invoice) {
		return intent.getLastPaymentError() != null && !"processing".equals(intent.getStatus())
				|| isTried(invoice) && "requires_payment_method".equals(intent.getStatus());
	}

	private static boolean isTried(Invoice invoice) {
		return invoice.getAttemptCount() != null && invoice.getAttemptCount() > 0;
	}

	/**
	 * The period of the invoice's lines; null if no line has one, such as a single fee,
	 * whose start and end are the same.
	 */
	private static PaymentSnapshot.@Nullable Period period(Invoice invoice) {
		return Stream.ofNullable(invoice.getLines())
			.flatMap((lines) -> lines.getData().stream())
			.filter((line) -> line.getPeriod().getStart() < line.getPeriod().getEnd())
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

	/**
	 * The gift that was paid with the session; empty if it belongs to no attempt or has
	 * no charge.
	 * @throws UnsupportedObjectException if it was paid in a foreign currency
	 */
	Optional<GiftSnapshot> gift(Session session) {
		return ObjectMetadata.id(session.getMetadata(), OwnSubscriptions.ATTEMPT)
			.flatMap((attempt) -> Optional.ofNullable(session.getPaymentIntentObject())
				.map(PaymentIntent::getLatestChargeObject)
				.map((charge) -> new GiftSnapshot(attempt, payment(session, charge))));
	}

	private PaymentSnapshot payment(Session session, Charge charge) {
		requireEuros(charge.getCurrency());
		var createdAt = SnapshotConverter.instant(charge.getCreated());
		return new PaymentSnapshot(
				new PaymentSnapshot.Ids(Objects.requireNonNull(session.getPaymentIntent()), charge.getId(), null), null,
				PaymentStatus.PAID, new Money(charge.getAmount()), createdAt, ChargeConverter.paidAt(charge), null,
				ChargeConverter.type(charge).orElse(null), new PaymentSnapshot.Attempts(1, createdAt, null),
				reversal(charge));
	}

	private @Nullable Reversal reversal(Charge charge) {
		return this.reversals.get(charge.getId());
	}

}
