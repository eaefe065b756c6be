package org.tragwerk.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.repository.Repository;

interface PaymentRepository extends Repository<Payment, UUID> {

	Payment save(Payment payment);

	List<Payment> findByIdsPaymentIn(Collection<String> providerIds);

	Optional<Payment> findByGiftId(UUID gift);

}
