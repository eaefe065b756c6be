package org.tragwerk.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface GiftRepository extends Repository<Gift, UUID> {

	Gift save(Gift gift);

	Optional<Gift> findById(UUID id);

	boolean existsByReference(String reference);

	List<Gift> findByMemberId(UUID member);

	/** By the digits of its {@link ContractReference}. */
	@Query(nativeQuery = true, value = "select * from gift where " + ContractReference.DIGITS + " = :digits")
	Optional<Gift> findByContract(String digits);

}
