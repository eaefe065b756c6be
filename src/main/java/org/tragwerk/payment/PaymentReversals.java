package org.tragwerk.payment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import org.hibernate.annotations.BatchSize;
import org.jspecify.annotations.Nullable;
import org.tragwerk.money.Money;
import org.tragwerk.payment.PaymentEvent.FraudSuspected;
import org.tragwerk.payment.PaymentEvent.PaymentDisputeClosed;
import org.tragwerk.payment.PaymentEvent.PaymentDisputed;
import org.tragwerk.payment.PaymentEvent.PaymentInquiryClosed;
import org.tragwerk.payment.PaymentEvent.PaymentInquiryOpened;
import org.tragwerk.payment.PaymentEvent.PaymentRefunded;
import org.tragwerk.payment.PaymentEvent.PaymentReturned;
import org.tragwerk.payment.PaymentEvent.RefundFailed;
import org.tragwerk.payment.PaymentEvent.RefundSucceeded;

/**
 * The refunds and disputes of a payment.
 */
@Embeddable
class PaymentReversals {

	/** The number of payments whose refunds or disputes are read with one query. */
	private static final int BATCH = 100;

	@OneToMany(cascade = { CascadeType.PERSIST, CascadeType.MERGE })
	@JoinColumn(name = "payment_id", nullable = false, updatable = false)
	@OrderBy("createdAt, providerId")
	@BatchSize(size = BATCH)
	private List<Refund> refunds = new ArrayList<>();

	@OneToMany(cascade = { CascadeType.PERSIST, CascadeType.MERGE })
	@JoinColumn(name = "payment_id", nullable = false, updatable = false)
	@OrderBy("openedAt, providerId")
	@BatchSize(size = BATCH)
	private List<Dispute> disputes = new ArrayList<>();

	private @Nullable String fraudWarningId;

	/** Updates them from a snapshot, and returns the events of what changed. */
	List<PaymentEvent> sync(PaymentSnapshot.Reversal now, Payment payment, Instant at) {
		var events = new ArrayList<PaymentEvent>();
		now.refunds().forEach((refund) -> syncRefund(refund, payment, at, events));
		now.disputes().forEach((dispute) -> syncDispute(dispute, payment, at, events));
		var warning = now.warning();
		if (warning != null && !warning.providerId().equals(this.fraudWarningId)) {
			this.fraudWarningId = warning.providerId();
			events.add(new FraudSuspected(payment.id(), payment.purpose(), warning.providerId(), payment.amount(),
					warning.type(), warning.createdAt()));
		}
		return events;
	}

	private void syncRefund(RefundSnapshot now, Payment payment, Instant at, List<PaymentEvent> events) {
		var known = this.refunds.stream().filter((each) -> each.providerId().equals(now.providerId())).findFirst();
		var refund = known.orElseGet(() -> addRefund(now, payment, events));
		var counted = refund.counts();
		if (!refund.sync(now, at)) {
			return;
		}
		if (refund.counts() && !counted) {
			events.add(refunded(refund, payment, at));
		}
		if (!refund.counts() && counted) {
			events.add(new RefundFailed(payment.id(), payment.purpose(), refund.id(), refund.commandId(),
					refund.amount(), refunded(), refund.failureReason(), at));
		}
		if (refund.hasSucceeded()) {
			events.add(new RefundSucceeded(payment.id(), payment.purpose(), refund.id(), refund.commandId(),
					refund.amount(), at));
		}
	}

	private Refund addRefund(RefundSnapshot first, Payment payment, List<PaymentEvent> events) {
		var refund = new Refund(first);
		this.refunds.add(refund);
		events.add(refunded(refund, payment, refund.createdAt()));
		return refund;
	}

	private PaymentRefunded refunded(Refund refund, Payment payment, Instant at) {
		return new PaymentRefunded(payment.id(), payment.purpose(), refund.id(), refund.amount(), refunded(), at);
	}

	private void syncDispute(DisputeSnapshot now, Payment payment, Instant at, List<PaymentEvent> events) {
		var known = this.disputes.stream().filter((each) -> each.providerId().equals(now.providerId())).findFirst();
		var wasEffective = known.filter(Dispute::isEffective).isPresent();
		var wasDecided = known.filter(Dispute::isDecided).isPresent();
		var wasOpenInquiry = known.filter(Dispute::isOpenInquiry).isPresent();
		known.ifPresent((dispute) -> dispute.sync(now, at));
		var dispute = known.orElseGet(() -> addDispute(now, at));
		if (dispute.isEffective() ? !wasEffective : known.isEmpty() && dispute.isOpenInquiry()) {
			events.add(opened(dispute, payment));
		}
		else if (wasOpenInquiry && !dispute.isOpenInquiry()) {
			events.add(new PaymentInquiryClosed(payment.id(), payment.purpose(), dispute.id(), dispute.amount(), at));
		}
		if (dispute.isDecided() && !wasDecided) {
			events.add(new PaymentDisputeClosed(payment.id(), payment.purpose(), dispute.id(), dispute.amount(),
					dispute.isWon(), at));
		}
	}

	private Dispute addDispute(DisputeSnapshot first, Instant at) {
		var dispute = new Dispute(first, at);
		this.disputes.add(dispute);
		return dispute;
	}

	private static PaymentEvent opened(Dispute dispute, Payment payment) {
		if (!dispute.isEffective()) {
			return new PaymentInquiryOpened(payment.id(), payment.purpose(), dispute.id(), dispute.amount(),
					dispute.reason(), dispute.respondBy(), dispute.openedAt());
		}
		return dispute.isReturn()
				? new PaymentReturned(payment.id(), payment.purpose(), dispute.id(), dispute.amount(), dispute.reason(),
						dispute.openedAt())
				: new PaymentDisputed(payment.id(), payment.purpose(), dispute.id(), dispute.amount(), dispute.reason(),
						dispute.respondBy(), dispute.openedAt());
	}

	/** The sum of the refunds that did not fail. */
	private Money refunded() {
		return new Money(this.refunds.stream().mapToLong(Refund::paidBackCents).sum());
	}

	/**
	 * The amount minus refunds that did not fail and minus money that is withdrawn
	 * because of disputes; never negative, although a debit can be both refunded and
	 * returned.
	 */
	Money net(Money amount) {
		var back = Stream
			.concat(this.refunds.stream().map(Refund::paidBackCents),
					this.disputes.stream().map(Dispute::withdrawnCents))
			.mapToLong(Long::longValue)
			.sum();
		return new Money(Math.max(0, amount.cents() - back));
	}

}
