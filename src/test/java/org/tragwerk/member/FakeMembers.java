package org.tragwerk.member;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An in-memory {@link MemberRepository}.
 */
class FakeMembers implements MemberRepository {

	final List<Member> saved = new ArrayList<>();

	private final Map<UUID, Member> members = new LinkedHashMap<>();

	@Override
	public Member saveAndFlush(Member member) {
		this.members.put(member.id().value(), member);
		this.saved.add(member);
		return member;
	}

	@Override
	public Optional<Member> findById(UUID id) {
		return Optional.ofNullable(this.members.get(id));
	}

	@Override
	public List<Member> findByAddress(String email) {
		return this.members.values()
			.stream()
			.filter((member) -> member.contact().email().equalsIgnoreCase(email))
			.toList();
	}

	@Override
	public List<Member> lockNamesakes(UUID id) {
		return findById(id).map((member) -> findByAddress(member.contact().email())).orElse(List.of());
	}

}
