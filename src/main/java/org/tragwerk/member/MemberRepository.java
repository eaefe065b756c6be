package org.tragwerk.member;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.LockModeType;

import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface MemberRepository extends Repository<Member, UUID> {

	Member saveAndFlush(Member member);

	Optional<Member> findById(UUID id);

	@Query("select m from Member m where lower(m.email) = lower(:email)")
	List<Member> findByAddress(String email);

	/**
	 * Locks ({@code for update}) and returns all members with the same email address as
	 * this member, itself included.
	 */
	@Lock(LockModeType.PESSIMISTIC_WRITE)
	@Query("""
			select m from Member m
			where lower(m.email) = (select lower(o.email) from Member o where o.id = :id)
			order by m.id""")
	List<Member> lockNamesakes(UUID id);

}
