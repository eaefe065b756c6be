package org.tragwerk.mail;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The repository of all emails.
 */
interface EmailRepository extends Repository<Email, UUID> {

	/**
	 * Inserts an email unless there is one with the same kind, subject and occasion;
	 * returns the number of inserted rows, 0 or 1.
	 */
	@Modifying
	@Query(nativeQuery = true, value = """
			insert into email (id, kind, subject, occasion, status, queued_at, version)
			values (:id, :kind, :subject, :occasion, 'QUEUED', :queuedAt, 0) on conflict do nothing""")
	int insert(UUID id, String kind, UUID subject, String occasion, Instant queuedAt);

	Optional<Email> findById(UUID id);

}
