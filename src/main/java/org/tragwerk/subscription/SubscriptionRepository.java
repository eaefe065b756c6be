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
import org.tragwerk.subscription.Supporters.SupporterRule;

interface SubscriptionRepository extends Repository<Subscription, UUID> {

	/**
	 * The condition for past-due subscriptions that still count although the grace period
	 * of their payment method is over.
	 */
	String OVERDUE = """
			s.state.status = PAST_DUE and s.state.arrears.suspendedAt is null and (s.paymentMethod.type = SEPA_DEBIT and s.state.arrears.pastDueSince <= :debited
			or (s.paymentMethod.type is null or s.paymentMethod.type <> SEPA_DEBIT) and s.state.arrears.pastDueSince <= :others)""";

	Subscription save(Subscription subscription);

	Optional<Subscription> findById(UUID id);

	Optional<Subscription> findByProviderId(String providerId);

	Optional<Subscription> findByOriginAttemptId(UUID attempt);

	List<Subscription> findByMemberId(UUID member);

	/** Finds a subscription by the hexadecimal digits of its {@link ContractNumber}. */
	@Query(nativeQuery = true, value = "select * from subscription where " + ContractNumber.DIGITS + " = :digits")
	Optional<Subscription> findByContractNumber(String digits);

	/** Those with a greater id, by id; as all other lists for jobs here. */
	@Query("select s.id from Subscription s where s.id > :after and " + OVERDUE + " order by s.id")
	List<UUID> findOverdue(Instant debited, Instant others, UUID after, Limit limit);

	/**
	 * Locks and returns the subscription; empty if another transaction has locked it or
	 * its payment was made meanwhile.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
	@Query("select s from Subscription s where s.id = :id and " + OVERDUE)
	Optional<Subscription> findOverdue(UUID id, Instant debited, Instant others);

	@Query("""
			select s.id from Subscription s where s.state.status = BOUNCED and s.state.arrears.givenUpAt is null
			and (s.state.arrears.pastDueSince <= :before or s.paidUntil <= :next) and s.id > :after order by s.id""")
	List<UUID> findBounced(Instant before, Instant next, UUID after, Limit limit);

	@Query("""
			select s.id from Subscription s where s.state.status in (PAST_DUE, UNPAID) and s.state.arrears.givenUpAt is null
			and s.state.arrears.pastDueSince <= :before and s.id > :after order by s.id""")
	List<UUID> findUnpaid(Instant before, UUID after, Limit limit);

	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("select s from Subscription s where s.id = :id and s.state.arrears.pastDueSince is not null and s.state.arrears.givenUpAt is null")
	Optional<Subscription> findInArrearsForUpdate(UUID id);

	/** Those whose requested end is near, or past, and not set at the provider. */
	@Query("""
			select s.id from Subscription s where s.plannedEnd.requestedEndsAt <= :near and s.endedAt is null
			and (s.plannedEnd.endsAt is null or s.plannedEnd.endsAt > s.plannedEnd.requestedEndsAt)""")
	List<UUID> findWithoutRequestedEnd(Instant near);

	@Query("select count(s) > 0 from Subscription s where s.memberId = :member and " + SupporterRule.QUERY)
	boolean existsCounting(UUID member);

	@Query("""
			select distinct s.customerId from Subscription s where s.customerId > :after
			and (s.state.status not in (ENDED, ABANDONED) or s.endedAt > :endedAfter) order by s.customerId""")
	List<String> findCustomers(Instant endedAfter, String after, Limit limit);

	@Query(value = "select provider_id from subscription where provider_id = any(:providerIds) and status = 'ACTIVE'",
			nativeQuery = true)
	Set<String> findActive(String[] providerIds);

	@Query("select distinct s.memberId from Subscription s where " + SupporterRule.QUERY)
	Set<UUID> findSupporters();

}
