package org.tragwerk.pledging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.springframework.data.domain.Limit;
import org.springframework.test.util.ReflectionTestUtils;

/** An in-memory {@link AttemptRepository} with the same selection as its queries. */
class FakeAttempts implements AttemptRepository {

	private static final Set<AttemptStatus> OPEN = EnumSet.of(AttemptStatus.HELD, AttemptStatus.STARTED,
			AttemptStatus.WAITING);

	private static final Set<AttemptStatus> UNDECIDED = EnumSet.of(AttemptStatus.HELD, AttemptStatus.STARTED);

	private static final Set<AttemptStatus> AGREED = EnumSet.of(AttemptStatus.PROCESSING, AttemptStatus.COMPLETED);

	private final Map<UUID, Attempt> attempts = new LinkedHashMap<>();

	/** The calls in their order, such as "lock 00ff" and "save". */
	final List<String> calls = new ArrayList<>();

	List<Attempt> all() {
		return List.copyOf(this.attempts.values());
	}

	@Override
	public Attempt save(Attempt attempt) {
		this.calls.add("save");
		this.attempts.put(attempt.id(), attempt);
		return attempt;
	}

	@Override
	public Optional<Attempt> findById(UUID id) {
		return Optional.ofNullable(this.attempts.get(id));
	}

	@Override
	public Optional<Attempt> findForUpdate(UUID id) {
		return findById(id);
	}

	@Override
	public Optional<Attempt> findByLinkTokenHash(byte[] linkTokenHash) {
		return such((attempt) -> OPEN.contains(status(attempt))
				&& Arrays.equals((byte[]) ReflectionTestUtils.getField(attempt, "linkTokenHash"), linkTokenHash))
			.findFirst();
	}

	@Override
	public Optional<Attempt> findNewestOpen(byte[] browserTokenHash, Instant now) {
		return such((attempt) -> status(attempt) == AttemptStatus.WAITING
				&& Arrays.equals(attempt.browserTokenHash(), browserTokenHash) && attempt.expiresAt().isAfter(now))
			.max(Comparator.comparing(Attempt::startedAt));
	}

	@Override
	public void flush() {
		this.calls.add("flush");
	}

	@Override
	public Optional<Attempt> findByCheckoutId(String checkoutId) {
		return such((attempt) -> checkoutId.equals(attempt.checkoutId())).findFirst();
	}

	@Override
	public Optional<Attempt> findOpen(byte[] reader) {
		return such((attempt) -> OPEN.contains(status(attempt)) && isOf(attempt, reader)).findFirst();
	}

	@Override
	public Optional<Attempt> findOpenForUpdate(byte[] reader) {
		return findOpen(reader);
	}

	@Override
	public List<Attempt> findUndecided(Instant before, UUID after, Limit limit) {
		return page(after, limit,
				(attempt) -> status(attempt) == AttemptStatus.STARTED && attempt.startedAt().isBefore(before));
	}

	@Override
	public List<String> findWaitingCustomers(Instant before, Instant since, String after, Limit limit) {
		return customers(AttemptStatus.WAITING, after, limit,
				(attempt) -> !attempt.startedAt().isBefore(since) && !attempt.startedAt().isAfter(before));
	}

	@Override
	public List<String> findProcessingCustomers(String after, Limit limit) {
		return customers(AttemptStatus.PROCESSING, after, limit, (attempt) -> true);
	}

	private List<String> customers(AttemptStatus status, String after, Limit limit, Predicate<Attempt> such) {
		return such((attempt) -> status(attempt) == status && such.test(attempt)).map(Attempt::customerId)
			.filter((customer) -> customer.compareTo(after) > 0)
			.sorted()
			.limit(limit.max())
			.toList();
	}

	@Override
	public List<Attempt> findProcessing(byte[] reader) {
		return such((attempt) -> attempt.isProcessing() && isOf(attempt, reader)).toList();
	}

	@Override
	public int expireUndecided(Instant now) {
		this.calls.add("expire");
		var expired = such((attempt) -> UNDECIDED.contains(status(attempt)) && attempt.expiresAt().isBefore(now))
			.toList();
		expired.forEach((attempt) -> ReflectionTestUtils.setField(attempt, "status", AttemptStatus.EXPIRED));
		return expired.size();
	}

	@Override
	public List<Attempt> findAbandoned(Instant before, UUID after, Limit limit) {
		return page(after, limit, (attempt) -> isAbandoned(attempt, before));
	}

	private List<Attempt> page(UUID after, Limit limit, Predicate<Attempt> such) {
		return such((attempt) -> such.test(attempt) && attempt.id().toString().compareTo(after.toString()) > 0)
			.sorted(Comparator.comparing((attempt) -> attempt.id().toString()))
			.limit(limit.max())
			.toList();
	}

	@Override
	public int deleteAbandoned(UUID id, Instant before) {
		var found = findById(id).filter((attempt) -> isAbandoned(attempt, before));
		found.ifPresent((attempt) -> this.attempts.remove(id));
		return found.isPresent() ? 1 : 0;
	}

	private static boolean isAbandoned(Attempt attempt, Instant before) {
		var wasContract = attempt.hasFailed() && !attempt.pledgeChoice().isOnce();
		return attempt.startedAt().isBefore(before) && !AGREED.contains(status(attempt)) && !wasContract;
	}

	@Override
	public int deleteNetworkHashes(Instant before) {
		var old = such((attempt) -> attempt.networkHash() != null && attempt.startedAt().isBefore(before)).toList();
		old.forEach((attempt) -> ReflectionTestUtils.setField(attempt, "networkHash", null));
		return old.size();
	}

	@Override
	public List<Attempt> findByCustomers(String[] customers, Instant after) {
		return such((attempt) -> Arrays.asList(customers).contains(attempt.customerId())
				&& attempt.expiresAt().isAfter(after))
			.toList();
	}

	@Override
	public boolean existsRecurring(byte[] browserTokenHash, byte[] reader) {
		return such((attempt) -> Arrays.equals(attempt.browserTokenHash(), browserTokenHash)
				&& !attempt.pledgeChoice().isOnce())
			.anyMatch((attempt) -> attempt.isCompleted() || attempt.isProcessing() && !isOf(attempt, reader));
	}

	@Override
	public List<Attempt> findRecurring(byte[] browserTokenHash) {
		return such((attempt) -> Arrays.equals(attempt.browserTokenHash(), browserTokenHash)
				&& !attempt.pledgeChoice().isOnce() && attempt.isCompleted())
			.sorted(Comparator.comparing(Attempt::startedAt).reversed())
			.toList();
	}

	@Override
	public List<byte[]> findReaders(Collection<String> checkoutIds, Collection<UUID> attempts) {
		return such((attempt) -> attempt.checkoutId() != null && checkoutIds.contains(attempt.checkoutId())
				|| attempts.contains(attempt.id()))
			.map(Attempt::reader)
			.toList();
	}

	@Override
	public boolean existsCompletedBeside(UUID id, byte[] reader, Instant start, Instant end) {
		return such((attempt) -> !attempt.id().equals(id) && isOf(attempt, reader) && AGREED.contains(status(attempt)))
			.anyMatch((attempt) -> attempt.startedAt().isBefore(end) && attempt.expiresAt().isAfter(start));
	}

	@Override
	public boolean lockReader(byte[] reader) {
		this.calls.add("lock " + HexFormat.of().formatHex(reader));
		return true;
	}

	/** Reads the field, as the queries do. */
	static AttemptStatus status(Attempt attempt) {
		return (AttemptStatus) Objects.requireNonNull(ReflectionTestUtils.getField(attempt, "status"));
	}

	private Stream<Attempt> such(Predicate<Attempt> such) {
		return this.attempts.values().stream().filter(such);
	}

	private static boolean isOf(Attempt attempt, byte[] reader) {
		return Arrays.equals(attempt.reader(), reader);
	}

}
