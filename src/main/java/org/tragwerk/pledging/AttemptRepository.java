package org.tragwerk.pledging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface AttemptRepository extends Repository<Attempt, UUID> {

	/**
	 * The condition for abandoned attempts, which led to neither a subscription nor a
	 * payment. A recurring pledge whose first direct debit failed was a contract.
	 */
	String ABANDONED = """
			a.startedAt < :before and (a.status not in (PROCESSING, COMPLETED, FAILED)
			or a.status = FAILED and a.request.pledgeChoice.interval = ONCE)""";

	Attempt save(Attempt attempt);

	Optional<Attempt> findById(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from Attempt a where a.id = :id")
	Optional<Attempt> findForUpdate(UUID id);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from Attempt a where a.linkTokenHash = :linkTokenHash and a.status in (HELD, STARTED, WAITING)")
	Optional<Attempt> findByLinkTokenHash(byte[] linkTokenHash);

	/** The newest attempt of a browser whose Checkout session is open at that time. */
	@Query("""
			select a from Attempt a where a.browserTokenHash = :browserTokenHash and a.status = WAITING
			and a.expiresAt > :now order by a.startedAt desc limit 1""")
	Optional<Attempt> findNewestOpen(byte[] browserTokenHash, Instant now);

	void flush();

	@Query("select a from Attempt a where a.checkout.checkoutId = :checkoutId")
	Optional<Attempt> findByCheckoutId(String checkoutId);

	@Query(value = "select * from attempt where customer_id = any(:customers) and expires_at > :after",
			nativeQuery = true)
	List<Attempt> findByCustomers(String[] customers, Instant after);

	@Query("select a from Attempt a where a.reader = :reader and a.status in (HELD, STARTED, WAITING)")
	Optional<Attempt> findOpen(byte[] reader);

	/**
	 * Attempts whose outcome is unknown and that began before, with a greater id, by id.
	 */
	@Query("select a from Attempt a where a.status = STARTED and a.startedAt < :before and a.id > :after order by a.id")
	List<Attempt> findUndecided(Instant before, UUID after, Limit limit);

	@Query("""
			select a.checkout.customerId from Attempt a where a.status = WAITING and a.startedAt between :since and :before
			and a.checkout.customerId > :after order by a.checkout.customerId""")
	List<String> findWaitingCustomers(Instant before, Instant since, String after, Limit limit);

	@Query("select a.checkout.customerId from Attempt a where a.status = PROCESSING and a.checkout.customerId > :after order by a.checkout.customerId")
	List<String> findProcessingCustomers(String after, Limit limit);

	@Query("select a from Attempt a where a.reader = :reader and a.status = PROCESSING")
	List<Attempt> findProcessing(byte[] reader);

	@Modifying
	@Transactional
	@Query("""
			update Attempt a set a.status = EXPIRED, a.version = a.version + 1
			where a.status in (HELD, STARTED) and a.expiresAt < :now""")
	int expireUndecided(Instant now);

	/**
	 * A page of the abandoned attempts started before that time, in the order of their
	 * ids.
	 */
	@Query("select a from Attempt a where " + ABANDONED + " and a.id > :after order by a.id")
	List<Attempt> findAbandoned(Instant before, UUID after, Limit limit);

	@Modifying
	@Transactional
	@Query("delete from Attempt a where a.id = :id and " + ABANDONED)
	int deleteAbandoned(UUID id, Instant before);

	@Modifying
	@Transactional
	@Query("update Attempt a set a.networkHash = null, a.version = a.version + 1 where a.networkHash is not null and a.startedAt < :before")
	int deleteNetworkHashes(Instant before);

	@Query("select a.reader from Attempt a where a.checkout.checkoutId in :checkoutIds or a.id in :attempts")
	List<byte[]> findReaders(Collection<String> checkoutIds, Collection<UUID> attempts);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select a from Attempt a where a.reader = :reader and a.status in (HELD, STARTED, WAITING)")
	Optional<Attempt> findOpenForUpdate(byte[] reader);

	@Query("""
			select count(a) > 0 from Attempt a
			where a.reader = :reader and a.id <> :id and a.status in (PROCESSING, COMPLETED)
			and a.startedAt < :end and a.expiresAt > :start""")
	boolean existsCompletedBeside(UUID id, byte[] reader, Instant start, Instant end);

	/**
	 * Whether the browser has set up a recurring pledge. A pending direct debit of the
	 * reader is left out, because no other attempt is started until it has settled.
	 */
	@Query("""
			select count(a) > 0 from Attempt a
			where a.browserTokenHash = :browserTokenHash and a.request.pledgeChoice.interval <> ONCE
			and (a.status = COMPLETED or a.status = PROCESSING and a.reader <> :reader)""")
	boolean existsRecurring(byte[] browserTokenHash, byte[] reader);

	/** The recurring pledges that the browser has set up, the newest first. */
	@Query("""
			select a from Attempt a where a.browserTokenHash = :browserTokenHash
			and a.status = COMPLETED and not a.request.pledgeChoice.interval = ONCE order by a.startedAt desc""")
	List<Attempt> findRecurring(byte[] browserTokenHash);

	/** Takes a lock on the reader, across all nodes, until the transaction ends. */
	@Query(value = "select pg_advisory_xact_lock(hashtextextended(encode(:reader, 'hex'), 0)) is null",
			nativeQuery = true)
	boolean lockReader(byte[] reader);

}
