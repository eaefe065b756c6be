package org.tragwerk.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface SubscriptionRepository extends Repository<Subscription, UUID> {

	/** Those past due whose grace began before then and still count. */
	String OVERDUE = "s.status = PAST_DUE and s.lapsedAt is null and s.pastDueSince <= :before";

	Subscription save(Subscription subscription);

	Optional<Subscription> findById(UUID id);

	Optional<Subscription> findByReference(String reference);

	Optional<Subscription> findByAttemptId(UUID attempt);

	List<Subscription> findByMemberId(UUID member);

	@Query("select s.id from Subscription s where " + OVERDUE + " order by s.pastDueSince")
	List<UUID> findPastDueSince(Instant before, Limit limit);

	/**
	 * The subscription, locked, unless somebody else is at it or it was paid meanwhile.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
	@Query("select s from Subscription s where s.id = :id and " + OVERDUE)
	Optional<Subscription> findPastDue(UUID id, Instant before);

	@Query("select count(s) > 0 from Subscription s where s.memberId = :member and " + SupporterRule.QUERY)
	boolean existsCounting(UUID member);

	@Query(value = "select reference from subscription where reference = any(:references) and status = 'ACTIVE'",
			nativeQuery = true)
	Set<String> findActive(String[] references);

	@Query("select distinct s.memberId from Subscription s where " + SupporterRule.QUERY)
	Set<UUID> findSupporters();

}
