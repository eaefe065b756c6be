package org.tragwerk.subscription;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.test.util.ReflectionTestUtils;

/** An in-memory {@link GiftRepository}. */
class FakeGifts implements GiftRepository {

	private final Map<UUID, Gift> all = new LinkedHashMap<>();

	@Override
	public Gift save(Gift gift) {
		this.all.put(gift.id().value(), gift);
		return gift;
	}

	@Override
	public Optional<Gift> findById(UUID id) {
		return Optional.ofNullable(this.all.get(id));
	}

	@Override
	public Optional<Gift> findByAttemptId(UUID attempt) {
		return this.all.values()
			.stream()
			.filter((each) -> attempt.equals(ReflectionTestUtils.getField(each, "attemptId")))
			.findFirst();
	}

	@Override
	public List<Gift> findByMemberId(UUID member) {
		return this.all.values().stream().filter((each) -> each.member().value().equals(member)).toList();
	}

	@Override
	public Optional<Gift> findByContractNumber(String digits) {
		return this.all.values()
			.stream()
			.filter((each) -> digits.equals(ContractNumber.digitsOf(each.contract().contractNumber()).orElseThrow()))
			.findFirst();
	}

	List<Gift> all() {
		return List.copyOf(this.all.values());
	}

}
