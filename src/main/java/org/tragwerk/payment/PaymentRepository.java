package org.tragwerk.payment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.tragwerk.payment.PendingRefundJob.PendingRefund;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentRepository extends Repository<Payment, UUID> {

	Payment save(Payment payment);

	List<Payment> findByIdsPaymentIn(Collection<String> providerIds);

	List<Payment> findByPurpose(PaymentPurpose purpose);

	/** The refunds that were created before that time and are still pending. */
	@Query("""
			select new org.tragwerk.payment.PendingRefundJob$PendingRefund(p.id, r.id, r.providerId, r.amount, r.createdAt)
			from Payment p join p.reversals.refunds r
			where r.status in (PENDING, REQUIRES_ACTION) and r.createdAt < :before order by r.createdAt""")
	List<PendingRefund> findPendingRefunds(Instant before);

}
