package org.tragwerk.stripe.sync;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

import org.tragwerk.stripe.client.NodeId;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One row for each Stripe customer that is queue, lease, coalescing and dead letter in
 * one. All its times are the database's.
 */
@Component
public class SyncQueue {

	/** After so many failures in a row a customer waits for the next webhook event. */
	public static final int MAX_ATTEMPTS = 12;

	/**
	 * Marks the customers that the query in its place selects, also those given up. The
	 * query says how often each is marked, whether by a sweep, which objects changed and
	 * since when; without objects everything is fetched. Rows are written in one order,
	 * so that no deadlock arises.
	 */
	public static final String MARK_DIRTY = """
			insert into customer_sync as s (provider_id, dirty, done, fence, attempts, next_try_at, dirty_since, by_sweep, changed_ids, happened_at)
			select provider_id, times, 0, 0, 0, now(), now(), by_sweep, changed_ids, happened_at
			from (%s) marked(provider_id, times, by_sweep, changed_ids, happened_at) order by provider_id
			on conflict (provider_id) do update set dirty = s.dirty + excluded.dirty,
				dirty_since = case when s.dirty = s.done then now() else s.dirty_since end,
				by_sweep = excluded.by_sweep and (s.dirty = s.done or s.by_sweep),
				changed_ids = case when s.dirty = s.done then excluded.changed_ids
					when cardinality(s.changed_ids) + cardinality(excluded.changed_ids) <= 16
						then s.changed_ids || excluded.changed_ids end,
				happened_at = case when s.dirty = s.done then excluded.happened_at
					else least(s.happened_at, excluded.happened_at) end,
				next_try_at = case when s.attempts >= {max} then now() else s.next_try_at end,
				attempts = case when s.attempts >= {max} then 0 else s.attempts end"""
		.replace("{max}", Integer.toString(MAX_ATTEMPTS));

	private final JdbcClient jdbc;

	private final NodeId node;

	SyncQueue(JdbcClient jdbc, NodeId node) {
		this.jdbc = jdbc;
		this.node = node;
	}

	/**
	 * Marks those of the customers that were not synced within five minutes.
	 * @return how many were marked
	 */
	int markDirty(Collection<String> ids) {
		return markDirty(ids, Duration.ofMinutes(5), 100);
	}

	/** The same for another time, and so many at max. */
	int markDirty(Collection<String> ids, Duration age, int max) {
		return this.jdbc
			.sql(MARK_DIRTY.formatted(
					"""
							select wanted.provider_id, 1, true, null::text[], null::timestamptz
							from unnest(:ids) as wanted(provider_id) left join customer_sync known using (provider_id)
							where known.provider_id is null or known.dirty = known.done and known.dirty_since < now() - make_interval(secs => :age)
							order by known.dirty_since nulls first limit :max"""))
			.param("ids", ids.toArray(String[]::new), Types.ARRAY)
			.param("age", age.toSeconds())
			.param("max", max)
			.update();
	}

	/**
	 * Marks a customer at once, in the transaction of the caller.
	 * @param bySweep whether only a sweep asks for it, and no webhook event
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void markDirty(String customer, boolean bySweep) {
		this.jdbc.sql(MARK_DIRTY.formatted("select :id, 1, :bySweep, null::text[], null::timestamptz"))
			.param("id", customer)
			.param("bySweep", bySweep)
			.update();
	}

	/** Those of the payments of which a refund or a dispute was ever told. */
	Set<String> reversedAmong(Collection<String> payments) {
		return this.jdbc.sql("select provider_id from customer_sync where provider_id = any(:ids)")
			.param("ids", payments.toArray(String[]::new), Types.ARRAY)
			.query(String.class)
			.set();
	}

	/**
	 * Leases the customer that has waited longest, committed before this returns.
	 * @param backlogged whether to pass over those that are about to be fetched in bulk
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public Optional<Lease> lease(Duration length, boolean backlogged) {
		return this.jdbc
			.sql("""
					update customer_sync set fence = fence + 1, leased_by = :node,
						lease_until = now() + make_interval(secs => :length)
					where provider_id = (select provider_id from customer_sync
						where dirty > done and next_try_at <= now() and attempts < :max
						and (lease_until is null or lease_until < now())
						and %s
						order by next_try_at limit 1 for update skip locked)
					returning provider_id, dirty, fence, attempts, by_sweep"""
				.formatted(backlogged ? "changed_ids is null" : "true"))
			.param("node", this.node.id())
			.param("length", length.toSeconds())
			.param("max", MAX_ATTEMPTS)
			.query(Lease.class)
			.optional();
	}

	/**
	 * Records that the lease's changes are synced, and locks the row until the writing
	 * transaction ends.
	 * @throws LeaseLostException if another worker has taken over meanwhile
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void finish(Lease lease) {
		var rows = this.jdbc.sql("""
				update customer_sync set done = :dirty, lease_until = null, attempts = 0, next_try_at = now(),
				dirty_since = now(), last_error = null where provider_id = :id and fence = :fence""")
			.param("dirty", lease.dirty())
			.param("id", lease.providerId())
			.param("fence", lease.fence())
			.update();
		if (rows == 0) {
			throw new LeaseLostException(lease);
		}
	}

	/** Releases the lease because Stripe gave no answer; this is retried for ever. */
	@Transactional
	public void postpone(Lease lease, Duration pause) {
		fail(lease, pause, "Stripe gave no answer", MAX_ATTEMPTS - 1);
	}

	/** Releases the lease after a failure, to be retried after the pause. */
	@Transactional
	public void fail(Lease lease, Duration pause, String reason) {
		fail(lease, pause, reason, MAX_ATTEMPTS);
	}

	private void fail(Lease lease, Duration pause, String reason, int max) {
		this.jdbc
			.sql("""
					update customer_sync set lease_until = null, last_error = :reason,
					attempts = greatest(attempts, least(attempts + 1, :max)), next_try_at = now() + make_interval(secs => :pause) where provider_id = :id and fence = :fence""")
			.param("reason", reason)
			.param("max", max)
			.param("pause", pause.toMillis() / 1000.0)
			.param("id", lease.providerId())
			.param("fence", lease.fence())
			.update();
	}

	/** Releases at once whatever this node has leased, but for those customers. */
	@Transactional
	public void releaseAllExcept(Collection<String> ids) {
		this.jdbc.sql("""
				update customer_sync set lease_until = null
				where leased_by = :node and lease_until is not null and provider_id <> all (:ids)""")
			.param("node", this.node.id())
			.param("ids", ids.toArray(String[]::new), Types.ARRAY)
			.update();
	}

	/** How many wait, and for how long; only what waits is read. */
	SyncBacklog backlog() {
		return this.jdbc
			.sql("""
					select count(*) filter (where attempts < :max) as open,
						count(*) filter (where attempts >= :max) as dead,
						coalesce(extract(epoch from now() - min(dirty_since) filter (where attempts < :max)), 0) as oldest_age
					from customer_sync where dirty > done""")
			.param("max", MAX_ATTEMPTS)
			.query(SyncBacklog.class)
			.single();
	}

}
