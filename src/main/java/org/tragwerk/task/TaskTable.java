package org.tragwerk.task;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

import com.github.kagkarlsson.scheduler.task.Execution;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The SQL statements on one queue's table, by the database's time. Updates match the
 * version (a fencing token), so that a node whose task another node has taken over
 * changes nothing.
 */
class TaskTable {

	private static final String INSERT = """
			insert into %s (task_name, task_instance, priority, group_key, due_since, execution_time)
			select ?, ?, ?, ?, due, due from (select now() + make_interval(secs => ?)) as requested(due)
			on conflict do nothing""";

	private static final String PICK = """
			with picked as (
				update %1$s set picked = true, picked_by = ?, last_heartbeat = now(), version = version + 1
				where (task_name, task_instance) in (
					select task_name, task_instance from %1$s due
					where not picked and execution_time <= now() and (group_key is null or not exists (
						select from %1$s other where other.group_key = due.group_key and (other.picked
							or other.execution_time <= now()
							and (other.priority, due.execution_time, other.task_instance)
								> (due.priority, other.execution_time, due.task_instance))))
					order by priority desc, execution_time limit ? for update skip locked)
				returning *)
			select * from picked order by priority desc, execution_time""";

	private static final String RELEASE = "picked = false, picked_by = null, last_heartbeat = null, version = version + 1";

	private static final String POSTPONE = "update %s set " + RELEASE
			+ ", execution_time = now() + make_interval(secs => ?) where task_instance = ? and version = ?";

	private static final String AGAIN = "update %s set " + RELEASE + """
			, execution_time = now() + make_interval(secs => ?), due_since = now() + make_interval(secs => ?),
			consecutive_failures = 0, failing_since = null where task_instance = ? and version = ?""";

	private static final String FAIL = """
			update %s set consecutive_failures = consecutive_failures + 1, last_failure = now(), last_error = ?,
				failing_since = coalesce(failing_since, now())
			where task_instance = ? and version = ?
			returning consecutive_failures as failures, extract(epoch from now() - failing_since) as age""";

	private static final String MARK_DEAD = "update %s set " + RELEASE
			+ ", execution_time = 'infinity', dead_at = now(), last_failure = now(), last_error = ?"
			+ " where task_instance = ? and version = ?";

	private static final String BACKLOG = """
			select count(*) filter (where dead_at is null) as backlog, count(dead_at) as dead,
				greatest(0, coalesce(extract(epoch from now() - min(due_since) filter (where dead_at is null)), 0))
					as oldest_age
			from %s""";

	private final String node = UUID.randomUUID().toString();

	private final String queue;

	private final JdbcClient jdbc;

	private final TransactionTemplate transaction;

	TaskTable(String queue, JdbcClient jdbc, TransactionTemplate transaction) {
		this.queue = queue;
		this.jdbc = jdbc;
		this.transaction = transaction;
	}

	String queue() {
		return this.queue;
	}

	String name() {
		return this.queue + "_task";
	}

	/** The random id of this instance, stored with the tasks it picks. */
	String node() {
		return this.node;
	}

	boolean insert(TaskRequest request) {
		return this.jdbc.sql(INSERT.formatted(name()))
			.param(this.queue)
			.param(request.id())
			.param(request.priority())
			.param(request.group())
			.param(seconds(request.delay()))
			.update() == 1;
	}

	/** Makes a waiting task due; returns false if it is running, dead, due or unknown. */
	boolean makeDue(String id) {
		return this.jdbc
			.sql("""
					update %s set execution_time = now(), due_since = now()
					where task_instance = ? and not picked and dead_at is null and execution_time > now()"""
				.formatted(name()))
			.param(id)
			.update() == 1;
	}

	String pickStatement() {
		return PICK.formatted(name());
	}

	/** Deletes a task; returns false if another node has taken it over. */
	boolean delete(Execution execution) {
		return this.jdbc.sql("delete from %s where task_instance = ? and version = ?".formatted(name()))
			.params(execution.getId(), execution.version)
			.update() == 1;
	}

	/**
	 * Reschedules a task without changing its failure count; returns false if another
	 * node has taken it over.
	 */
	boolean postpone(Execution execution, Duration delay) {
		return this.jdbc.sql(POSTPONE.formatted(name()))
			.params(seconds(delay), execution.getId(), execution.version)
			.update() == 1;
	}

	/**
	 * Reschedules a task and resets its failure count; returns false if another node has
	 * taken it over.
	 */
	boolean reschedule(Execution execution, Duration delay) {
		return this.jdbc.sql(AGAIN.formatted(name()))
			.params(seconds(delay), seconds(delay), execution.getId(), execution.version)
			.update() == 1;
	}

	/** Counts a failure, and reschedules the task if the policy gives a delay. */
	FailureOutcome fail(Execution execution, String reason, RetryPolicy policy) {
		return this.transaction.execute((status) -> countFailure(execution, reason)
			.map((failure) -> policy.delayAfter(failure.failures(), Duration.ofSeconds((long) failure.age())))
			.map((delay) -> delay.map((time) -> postpone(execution, time)).isPresent() ? FailureOutcome.POSTPONED
					: FailureOutcome.EXHAUSTED)
			.orElse(FailureOutcome.LOST));
	}

	private Optional<Failure> countFailure(Execution execution, String reason) {
		return this.jdbc.sql(FAIL.formatted(name()))
			.params(reason, execution.getId(), execution.version)
			.query(Failure.class)
			.optional();
	}

	/**
	 * Marks a task dead, and calls {@code onDead} in the same transaction; returns false
	 * if another node has taken it over.
	 */
	boolean markDead(Execution execution, String reason, Runnable onDead) {
		return Boolean.TRUE.equals(this.transaction.execute((status) -> {
			var isMarked = this.jdbc.sql(MARK_DEAD.formatted(name()))
				.params(reason, execution.getId(), execution.version)
				.update() == 1;
			if (isMarked) {
				onDead.run();
			}
			return isMarked;
		}));
	}

	/**
	 * Releases all tasks that this node has picked, except those still running.
	 */
	void releaseAll(Collection<String> running) {
		this.jdbc.sql("update %s set %s where picked_by = ? and task_instance <> all (?)".formatted(name(), RELEASE))
			.params(this.node, running.toArray(String[]::new))
			.update();
	}

	Backlog backlog() {
		return this.jdbc.sql(BACKLOG.formatted(name())).query(Backlog.class).single();
	}

	private static double seconds(Duration delay) {
		return delay.toMillis() / 1000.0;
	}

	private record Failure(int failures, double age) {
	}

	/**
	 * The state of a task after a failure was counted.
	 */
	enum FailureOutcome {

		/** It is retried. */
		POSTPONED,
		/** The policy allows no further attempt. */
		EXHAUSTED,
		/** Another node has taken it over. */
		LOST

	}

	/**
	 * The size of a queue.
	 *
	 * @param backlog tasks that are not dead
	 * @param dead tasks that are dead
	 * @param oldestAge seconds since the earliest due time in the backlog
	 */
	record Backlog(double backlog, double dead, double oldestAge) {
	}

}
