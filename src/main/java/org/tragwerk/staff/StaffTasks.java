package org.tragwerk.staff;

import java.sql.Types;
import java.util.Map;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Opens and closes tasks for staff, once for each kind, subject and occasion, in the
 * caller's transaction.
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

	/** Closes a task that is resolved; no effect if none is open. */
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

	/**
	 * Closes all tasks of a kind and subject that need nobody any more.
	 * @param facts only those with these among their details; empty for all
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void closeAll(StaffTaskKind kind, String subject, Map<String, ?> facts) {
		this.jdbc.sql("""
				update staff_task set closed_at = now()
				where kind = :kind and subject = :subject and details @> :facts::jsonb and closed_at is null""")
			.param("kind", kind.name())
			.param("subject", subject)
			.param("facts", this.json.writeValueAsString(facts))
			.update();
	}

	/**
	 * Opens a task for each of these occasions, also one that was closed because it was
	 * not among them before, and closes all others of the same kind and subject.
	 * @param occasions the details by occasion
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void replaceAll(StaffTaskKind kind, String subject, Map<String, ? extends Map<String, ?>> occasions) {
		this.jdbc.sql("""
				update staff_task set closed_at = now()
				where kind = :kind and subject = :subject and closed_at is null and occasion <> all(:occasions)""")
			.param("kind", kind.name())
			.param("subject", subject)
			.param("occasions", occasions.keySet().toArray(String[]::new), Types.ARRAY)
			.update();
		occasions.forEach((occasion, details) -> openAgain(kind, subject, occasion, details));
	}

	private void openAgain(StaffTaskKind kind, String subject, String occasion, Map<String, ?> details) {
		open(kind, subject, occasion, details);
		this.jdbc.sql("""
				update staff_task set closed_at = null, opened_at = now()
				where kind = :kind and subject = :subject and occasion = :occasion and closed_at is not null""")
			.param("kind", kind.name())
			.param("subject", subject)
			.param("occasion", occasion)
			.update();
	}

}
