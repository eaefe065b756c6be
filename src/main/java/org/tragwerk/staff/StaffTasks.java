package org.tragwerk.staff;

import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tasks for people: opened once for each kind, subject and occasion, in the caller's
 * transaction.
 */
@Component
public class StaffTasks {

	private final JdbcClient jdbc;

	private final JsonMapper json;

	StaffTasks(JdbcClient jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * Opens a task; no effect if it was opened before, even if it is closed.
	 * @param subject the id of what it is about, such as a payment's
	 * @param occasion what distinguishes it from other tasks of the same kind and
	 * subject, such as a dispute's id
	 * @param details facts for whoever works on it, such as an amount in cents; no
	 * personal data
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void open(StaffTaskKind kind, String subject, String occasion, Map<String, ?> details) {
		this.jdbc
			.sql("""
					insert into staff_task (kind, subject, occasion, details) values (:kind, :subject, :occasion, :details::jsonb)
					on conflict (kind, subject, occasion) do nothing""")
			.param("kind", kind.name())
			.param("subject", subject)
			.param("occasion", occasion)
			.param("details", this.json.writeValueAsString(details))
			.update();
	}

	/** Closes a task that needs nobody any more; no effect if none is open. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void close(StaffTaskKind kind, String subject, String occasion) {
		this.jdbc.sql("""
				update staff_task set closed_at = now()
				where kind = :kind and subject = :subject and occasion = :occasion and closed_at is null""")
			.param("kind", kind.name())
			.param("subject", subject)
			.param("occasion", occasion)
			.update();
	}

}
