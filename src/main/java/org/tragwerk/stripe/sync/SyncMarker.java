package org.tragwerk.stripe.sync;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;

import org.tragwerk.stripe.client.RequestPriority;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks customers for a sync.
 */
@Component
public class SyncMarker {

	/**
	 * The statement that marks customers, including those given up, for a sync; its
	 * placeholder is a query. The query's columns are the customer's id, the number of
	 * marks, the priority, the sweep that marks it (null if none does), the ids of the
	 * changed objects (null to fetch everything) and the time of the earliest change. A
	 * mark of a higher priority makes the customer due at once and takes it from a worker
	 * of a lower one. Rows are written in the order of their ids to avoid deadlocks.
	 */
	public static final String MARK = """
			insert into customer_sync as s (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since, priority, sweep, changed_ids, happened_at)
			select provider_id, times, 0, 0, 0, now(), now(), priority, sweep, changed_ids, happened_at
			from (%s) marked(provider_id, times, priority, sweep, changed_ids, happened_at) order by provider_id
			on conflict (provider_id) do update set dirty = s.dirty + excluded.dirty,
				dirty_since = case when s.dirty = s.done then now() else s.dirty_since end,
				priority = greatest(s.priority, excluded.priority),
				sweep = case when s.dirty = s.done then excluded.sweep when excluded.sweep is not null then s.sweep end,
				lease_until = case when excluded.priority <= s.priority then s.lease_until end,
				changed_ids = case when s.dirty = s.done then excluded.changed_ids
					when cardinality(s.changed_ids) + cardinality(excluded.changed_ids) <= 16
						then s.changed_ids || excluded.changed_ids end,
				happened_at = case when s.dirty = s.done then excluded.happened_at
					else least(s.happened_at, excluded.happened_at) end,
				next_try_at = case when excluded.priority > s.priority or s.attempts >= {max} then now() else s.next_try_at end,
				attempts = case when s.attempts >= {max} then 1 else s.attempts end"""
		.replace("{max}", Integer.toString(SyncQueue.MAX_ATTEMPTS));

	private final JdbcClient jdbc;

	SyncMarker(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * Marks those of the customers that were not synced within {@code age}.
	 * @return the number of marked customers
	 */
	int mark(Sweep sweep, Collection<String> ids, Duration age) {
		return this.jdbc.sql(MARK.formatted(
				"""
						select wanted.provider_id, 1, :priority::smallint, :sweep::text, null::text[], null::timestamptz
						from (select distinct unnest(:ids)) as wanted(provider_id) left join customer_sync known using (provider_id)
						where known.provider_id is null or known.dirty = known.done and known.dirty_since < now() - make_interval(secs => :age)"""))
			.param("priority", RequestPriority.SWEEP.level())
			.param("sweep", sweep.kind())
			.param("ids", ids.toArray(String[]::new), Types.ARRAY)
			.param("age", age.toSeconds())
			.update();
	}

	/**
	 * Marks a customer whose reader is waiting, unless that was done within the last
	 * second.
	 * @return whether the customer was marked
	 */
	boolean markForReader(String customer) {
		return this.jdbc.sql(MARK.formatted("""
				select wanted.provider_id, 1, :priority::smallint, null, null::text[], null::timestamptz
				from (select :id::text) as wanted(provider_id) left join customer_sync known using (provider_id)
				where known.provider_id is null or known.dirty > known.done and known.priority < :priority
					or known.dirty = known.done and known.dirty_since < now() - interval '1 second'"""))
			.param("priority", RequestPriority.READER.level())
			.param("id", customer)
			.update() > 0;
	}

	/**
	 * Marks the customer of a leased payment in the caller's transaction, with the
	 * priority and sweep of the lease.
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void mark(String customer, Lease lease) {
		this.jdbc
			.sql(MARK.formatted("select :id, 1, :priority::smallint, :sweep::text, null::text[], null::timestamptz"))
			.param("id", customer)
			.param("priority", lease.priority().level())
			.param("sweep", lease.sweep())
			.update();
	}

	/**
	 * Those of the payments for which a webhook event ever reported a refund or dispute.
	 */
	Set<String> reversedAmong(Collection<String> payments) {
		return this.jdbc.sql("select provider_id from customer_sync where provider_id = any(:ids)")
			.param("ids", payments.toArray(String[]::new), Types.ARRAY)
			.query(String.class)
			.set();
	}

}
