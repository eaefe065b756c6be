package org.tragwerk.payment;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.tragwerk.money.Money;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records payments from snapshots of the payment provider, and finds them.
 */
@Component
public class Payments {

	private final PaymentRepository payments;

	Payments(PaymentRepository payments) {
		this.payments = payments;
	}

	/**
	 * Creates and updates payments in the caller's transaction; idempotent.
	 * @param snapshots the provider's current state of each payment, and what it pays
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void sync(Map<PaymentSnapshot, PaymentPurpose> snapshots, Instant at) {
		var known = known(snapshots.keySet().stream().map((snapshot) -> snapshot.ids().payment()).toList());
		snapshots.forEach((snapshot, purpose) -> {
			var before = known.get(snapshot.ids().payment());
			var payment = (before != null) ? before : new Payment(purpose, snapshot);
			payment.sync(snapshot, at);
			this.payments.save(payment);
		});
	}

	/** The provider's ids of all payments for a subscription, or of that of a gift. */
	@Transactional(readOnly = true)
	public List<String> providerIds(PaymentPurpose purpose) {
		return this.payments.findByPurpose(purpose).stream().map(Payment::providerId).toList();
	}

	/** Whether nothing is left of its latest payment, because it was refunded. */
	@Transactional(readOnly = true)
	public boolean isRefunded(PaymentPurpose purpose) {
		return this.payments.findByPurpose(purpose)
			.stream()
			.filter(Payment::isPaid)
			.max(Comparator.comparing(Payment::createdAt))
			.filter((latest) -> latest.net().cents() == 0)
			.isPresent();
	}

	/** Whether anything was ever paid for it. */
	@Transactional(readOnly = true)
	public boolean isPaid(PaymentPurpose purpose) {
		return this.payments.findByPurpose(purpose).stream().anyMatch(Payment::isPaid);
	}

	/**
	 * The shares of its payments for the days after a moment, of each payment whose
	 * period contains that moment.
	 */
	@Transactional(readOnly = true)
	public List<Share> sharesAfter(PaymentPurpose purpose, Instant end) {
		return this.payments.findByPurpose(purpose)
			.stream()
			.map((payment) -> payment.shareAfter(end))
			.filter((share) -> share.amount().cents() > 0)
			.toList();
	}

	private Map<String, Payment> known(List<String> providerIds) {
		return (providerIds.isEmpty() ? List.<Payment>of() : this.payments.findByIdsPaymentIn(providerIds)).stream()
			.collect(Collectors.toMap(Payment::providerId, Function.identity()));
	}

	/**
	 * A part of a payment.
	 *
	 * @param providerId the provider's id of the payment
	 * @param outside whether it was paid outside the provider, where it also has to be
	 * paid back
	 */
	public record Share(String providerId, Money amount, boolean outside) {
	}

}
