package org.tragwerk.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * All emails that were ever queued.
 */
interface EmailRepository extends Repository<Email, UUID> {

	/** Stores an email, unless it is there; returns how many rows are new. */
	@Modifying
	@Query(nativeQuery = true, value = """
			insert into email (id, kind, subject, occasion, status, queued_at, version)
			values (:id, :kind, :subject, :occasion, 'QUEUED', :queuedAt, 0) on conflict do nothing""")
	int insert(UUID id, String kind, UUID subject, String occasion, Instant queuedAt);

	Optional<Email> findById(UUID id);

}
