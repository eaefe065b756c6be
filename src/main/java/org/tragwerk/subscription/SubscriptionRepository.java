package org.tragwerk.subscription;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface SubscriptionRepository extends Repository<Subscription, UUID> {

	Subscription save(Subscription subscription);

	Optional<Subscription> findById(UUID id);

	Optional<Subscription> findByReference(String reference);

	Optional<Subscription> findByAttemptId(UUID attempt);

	List<Subscription> findByMemberId(UUID member);

	@Query("select s from Subscription s where s.status = PAST_DUE and s.lapsedAt is null and s.pastDueSince <= :before")
	List<Subscription> findPastDueSince(Instant before, Limit limit);

	@Query("select count(s) > 0 from Subscription s where s.memberId = :member and " + SupporterRule.QUERY)
	boolean existsCounting(UUID member);

	@Query("select count(distinct s.memberId) from Subscription s where " + SupporterRule.QUERY)
	long countSupporters();

}
