package org.tragwerk.subscription;

import org.tragwerk.subscription.Contract.ContractId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.data.domain.Limit;
import org.springframework.test.util.ReflectionTestUtils;

import static org.tragwerk.testing.AggregateEvents.takeEvents;

/**
 * An in-memory repository; saving a subscription publishes its events. The results of SQL
 * queries are set by the test.
 */
class FakeSubscriptions implements SubscriptionRepository {

	final List<Object> events = new ArrayList<>();

	/** The results of the jobs' queries. */
	final List<UUID> found = new ArrayList<>();

	private final Map<UUID, Subscription> all = new LinkedHashMap<>();

	@Override
	public Subscription save(Subscription subscription) {
		this.all.put(subscription.id().value(), subscription);
		this.events.addAll(takeEvents(subscription));
		return subscription;
	}

	@Override
	public Optional<Subscription> findById(UUID id) {
		return Optional.ofNullable(this.all.get(id));
	}

	@Override
	public Optional<Subscription> findByProviderId(String providerId) {
		return all().filter((each) -> providerId.equals(each.providerId())).findFirst();
	}

	@Override
	public Optional<Subscription> findByOriginAttemptId(UUID attempt) {
		return all().filter((each) -> Origin.attempt(attempt).equals(ReflectionTestUtils.getField(each, "origin")))
			.findFirst();
	}

	@Override
	public List<Subscription> findByMemberId(UUID member) {
		return all().filter((each) -> each.member().value().equals(member)).toList();
	}

	@Override
	public Optional<Subscription> findByContractNumber(String digits) {
		return all()
			.filter((each) -> digits
				.equals(ContractNumber.digitsOf(ContractNumber.of(new ContractId(each.id().value()))).orElseThrow()))
			.findFirst();
	}

	@Override
	public List<UUID> findOverdue(Instant debited, Instant others, UUID after, Limit limit) {
		return page(this.found, after, limit);
	}

	/** One page of ids, in the order of PostgreSQL. */
	static List<UUID> page(List<UUID> ids, UUID after, Limit limit) {
		return ids.stream()
			.filter((id) -> id.toString().compareTo(after.toString()) > 0)
			.sorted(Comparator.comparing(UUID::toString))
			.limit(limit.max())
			.toList();
	}

	@Override
	public Optional<Subscription> findOverdue(UUID id, Instant debited, Instant others) {
		return findById(id);
	}

	@Override
	public List<UUID> findBounced(Instant before, Instant next, UUID after, Limit limit) {
		return page(this.found, after, limit);
	}

	@Override
	public List<UUID> findUnpaid(Instant before, UUID after, Limit limit) {
		return List.of();
	}

	@Override
	public Optional<Subscription> findInArrearsForUpdate(UUID id) {
		return findById(id).filter((each) -> each.status().isInArrears());
	}

	@Override
	public List<UUID> findWithoutRequestedEnd(Instant near) {
		return List.copyOf(this.found);
	}

	@Override
	public boolean existsCounting(UUID member) {
		return findByMemberId(member).stream().anyMatch(Subscription::counts);
	}

	@Override
	public List<String> findCustomers(Instant endedAfter, String after, Limit limit) {
		return List.of();
	}

	@Override
	public Set<String> findActive(String[] providerIds) {
		return Arrays.stream(providerIds)
			.filter((id) -> findByProviderId(id).filter((each) -> each.status() == Status.ACTIVE).isPresent())
			.collect(Collectors.toSet());
	}

	@Override
	public Set<UUID> findSupporters() {
		return all().filter(Subscription::counts).map((each) -> each.member().value()).collect(Collectors.toSet());
	}

	<T> List<T> events(Class<T> type) {
		return this.events.stream().filter(type::isInstance).map(type::cast).toList();
	}

	private Stream<Subscription> all() {
		return this.all.values().stream().filter(Objects::nonNull);
	}

}
