package org.tragwerk.cancellation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DeclarationRepository extends Repository<Declaration, UUID> {

	Declaration save(Declaration declaration);

	Optional<Declaration> findById(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select d from Declaration d where d.id = :id")
	Optional<Declaration> findForUpdate(UUID id);

	Optional<Declaration> findByReceiptHash(byte[] receiptHash);

	boolean existsByReceiptHash(byte[] receiptHash);

	/**
	 * Whether a declaration of this type that had only the email address in common with
	 * contracts was confirmed by email since a time.
	 */
	@Query("""
			select count(d) > 0 from Declaration d where d.match.matchKind = ADDRESS
			and lower(d.declarant.email) = lower(:email) and d.content.type = :type
			and d.confirmation.confirmationState = EMAIL and d.confirmation.confirmedAt >= :since""")
	boolean existsConfirmedSince(String email, DeclarationType type, Instant since);

	/**
	 * The declarations that end this contract, by its number and its member's address, so
	 * that their confirmations by email say when it ends.
	 */
	@Query("""
			select d from Declaration d join d.ends e where e.contractId = :contract and d.match.matchKind = CONTRACT
			and d.confirmation.confirmationState <> PAGE""")
	List<Declaration> findConfirmedTo(UUID contract);

	/**
	 * Takes a lock on the receipt token, across all nodes, until the transaction ends.
	 */
	@Query(value = "select pg_advisory_xact_lock(hashtextextended(encode(:receiptHash, 'hex'), 0)) is null",
			nativeQuery = true)
	boolean lockReceipt(byte[] receiptHash);

	/**
	 * The declarations from this email address since a time for which no contract was
	 * found, the oldest first.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select d from Declaration d where d.unclearReason = NO_CONTRACT
			and lower(d.declarant.email) = lower(:email) and d.content.type in :types and d.receivedAt >= :since
			order by d.receivedAt""")
	List<Declaration> findWithoutContract(String email, Collection<DeclarationType> types, Instant since);

	/**
	 * The ids of the declarations that await a choice since before {@code staffAfter}, or
	 * for which no link was sent, and that were received since a time.
	 */
	@Query("""
			select d.id from Declaration d where d.status = LINK_SENT and d.receivedAt >= :since
			and (d.confirmation.confirmationState = PAGE or d.receivedAt < :staffAfter) order by d.receivedAt""")
	List<UUID> findWithUnusedLink(Instant staffAfter, Instant since);

}
