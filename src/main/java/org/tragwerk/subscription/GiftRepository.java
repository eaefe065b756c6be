package org.tragwerk.subscription;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface GiftRepository extends Repository<Gift, UUID> {

	Gift save(Gift gift);

	Optional<Gift> findById(UUID id);

	Optional<Gift> findByAttemptId(UUID attempt);

	List<Gift> findByMemberId(UUID member);

	/** Finds a gift by the hexadecimal digits of its {@link ContractNumber}. */
	@Query(nativeQuery = true, value = "select * from gift where " + ContractNumber.DIGITS + " = :digits")
	Optional<Gift> findByContractNumber(String digits);

}
