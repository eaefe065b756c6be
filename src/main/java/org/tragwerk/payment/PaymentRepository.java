package org.tragwerk.payment;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface PaymentRepository extends Repository<Payment, UUID> {

	Payment save(Payment payment);

	List<Payment> findByIdsPaymentIn(Collection<String> providerIds);

	List<Payment> findByPurpose(PaymentPurpose purpose);

}
