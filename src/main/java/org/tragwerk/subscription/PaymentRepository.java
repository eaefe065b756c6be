package org.tragwerk.subscription;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentRepository extends Repository<Payment, UUID> {

	Payment save(Payment payment);

	@Query("select p.providerId from Payment p where p.providerId in :providerIds")
	Set<String> findKnown(Collection<String> providerIds);

}
