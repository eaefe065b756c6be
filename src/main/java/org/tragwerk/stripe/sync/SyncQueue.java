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
 * The table with a row for each Stripe customer, which is queue, lease, coalescing and
 * dead letter in one. All times are the database's.
 */
@Component
public class SyncQueue {

	/**
	 * The number of consecutive failures after which a customer is dead until the next
	 * webhook event.
	 */
	public static final int MAX_ATTEMPTS = 12;

	/**
	 * The statement that marks customers, including dead ones, for a sync; its
	 * placeholder is a query. The query's columns are the customer's id, the number of
	 * marks, whether a sweep marks it, the ids of the changed objects (null to fetch
	 * everything) and the time of the earliest change. Rows are written in the order of
	 * their ids to avoid deadlocks.
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
	 * @return the number of marked customers
	 */
	int markDirty(Collection<String> ids) {
		return markDirty(ids, Duration.ofMinutes(5), 100);
	}

	/**
	 * Marks those of the customers that were not synced within {@code age}, at most
	 * {@code max}.
	 * @return the number of marked customers
	 */
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
	 * Marks a customer, due at once, in the caller's transaction.
	 * @param bySweep whether a sweep marks it, and not a webhook event
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void markDirty(String customer, boolean bySweep) {
		this.jdbc.sql(MARK_DIRTY.formatted("select :id, 1, :bySweep, null::text[], null::timestamptz"))
			.param("id", customer)
			.param("bySweep", bySweep)
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

	/**
	 * Leases the customer that has waited longest; the lease is committed when this
	 * method returns.
	 * @param backlogged whether to skip customers that can be synced in bulk
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
	 * Records that the changes marked before the lease are synced, and locks the row
	 * until the caller's transaction ends.
	 * @throws LeaseLostException if another worker has taken over the lease
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

	/**
	 * Releases the lease because Stripe was unavailable; retried without limit, after the
	 * pause.
	 */
	@Transactional
	public void postpone(Lease lease, Duration pause) {
		fail(lease, pause, "Stripe gave no answer", MAX_ATTEMPTS - 1);
	}

	/**
	 * Releases the lease after a failure, which counts as an attempt; retried after the
	 * pause.
	 */
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

	/** Releases all leases of this node, except those of these customers. */
	@Transactional
	public void releaseAllExcept(Collection<String> ids) {
		this.jdbc.sql("""
				update customer_sync set lease_until = null
				where leased_by = :node and lease_until is not null and provider_id <> all (:ids)""")
			.param("node", this.node.id())
			.param("ids", ids.toArray(String[]::new), Types.ARRAY)
			.update();
	}

	/** The backlog; reads only the rows of waiting customers. */
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
