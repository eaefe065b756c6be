package org.tragwerk.stripe.sync;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

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

	/** After so many failures in a row a subject waits for its next notice. */
	public static final int MOST_ATTEMPTS = 12;

	/**
	 * Marks the subjects that the query in its place selects, also those given up. It
	 * names how often each is marked, the objects it is about and since when; no objects
	 * ask for a look at everything. Rows are taken in one order, so that nobody waits in
	 * a circle.
	 */
	public static final String RAISE = """
			insert into customer_sync as s (id, dirty, done, fence, attempts, next_try_at, dirty_since, swept, objects, happened_at)
			select subject, times, 0, 0, 0, now(), now(), swept, objects, happened_at
			from (%s) raised(subject, times, swept, objects, happened_at) order by subject
			on conflict (id) do update set dirty = s.dirty + excluded.dirty,
				dirty_since = case when s.dirty = s.done then now() else s.dirty_since end,
				swept = excluded.swept and (s.dirty = s.done or s.swept),
				objects = case when s.dirty = s.done then excluded.objects
					when cardinality(s.objects) + cardinality(excluded.objects) <= 16 then s.objects || excluded.objects end,
				happened_at = case when s.dirty = s.done then excluded.happened_at
					else least(s.happened_at, excluded.happened_at) end,
				next_try_at = case when s.attempts >= {most} then now() else s.next_try_at end,
				attempts = case when s.attempts >= {most} then 0 else s.attempts end"""
		.replace("{most}", Integer.toString(MOST_ATTEMPTS));

	private final JdbcClient jdbc;

	private final NodeId me;

	SyncQueue(JdbcClient jdbc, NodeId me) {
		this.jdbc = jdbc;
		this.me = me;
	}

	/**
	 * Marks those of the subjects that nobody brought news of for five minutes.
	 * @return how many were marked
	 */
	int markDirty(Collection<String> ids) {
		return markDirty(ids, Duration.ofMinutes(5), 100);
	}

	/** The same for a while of that length, and so many at most. */
	int markDirty(Collection<String> ids, Duration age, int most) {
		return this.jdbc
			.sql(RAISE.formatted(
					"""
							select wanted.id, 1, true, null::text[], null::timestamptz
							from unnest(:ids) as wanted(id) left join customer_sync known using (id)
							where known.id is null or known.dirty = known.done and known.dirty_since < now() - make_interval(secs => :age)
							order by known.dirty_since nulls first limit :quota"""))
			.param("ids", ids.toArray(String[]::new), Types.ARRAY)
			.param("age", age.toSeconds())
			.param("quota", most)
			.update();
	}

	/** Marks a customer at once, in the transaction of the caller. */
	@Transactional(propagation = Propagation.MANDATORY)
	public void markDirty(String customer) {
		this.jdbc.sql(RAISE.formatted("select :id, 1, false, null::text[], null::timestamptz"))
			.param("id", customer)
			.update();
	}

	/** Takes the subject that has waited longest, committed before this returns. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public Optional<Lease> lease(Duration length) {
		return lease(length, false);
	}

	/**
	 * Takes the subject that has waited longest.
	 * @param raging whether to pass over those that a storm's lists are about to answer
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public Optional<Lease> lease(Duration length, boolean raging) {
		return this.jdbc.sql("""
				update customer_sync set fence = fence + 1, holder = :me,
					lease_until = now() + make_interval(secs => :length)
				where id = (select id from customer_sync
					where dirty > done and next_try_at <= now() and attempts < :most
					and (lease_until is null or lease_until < now())
					and %s
					order by next_try_at limit 1 for update skip locked)
				returning id, dirty, fence, attempts, swept""".formatted(raging ? "objects is null" : "true"))
			.param("me", this.me.id())
			.param("length", length.toSeconds())
			.param("most", MOST_ATTEMPTS)
			.query(Lease.class)
			.optional();
	}

	/**
	 * Notes that all was worked that the lease saw, and locks the row until the writing
	 * transaction ends.
	 * @throws LeaseLostException if somebody else has taken over meanwhile
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void finish(Lease lease) {
		var rows = this.jdbc.sql("""
				update customer_sync set done = :dirty, lease_until = null, attempts = 0, next_try_at = now(),
				dirty_since = now(), last_error = null where id = :id and fence = :fence""")
			.param("dirty", lease.dirty())
			.param("id", lease.id())
			.param("fence", lease.fence())
			.update();
		if (rows == 0) {
			throw new LeaseLostException(lease);
		}
	}

	/** Gives the lease back because Stripe gave no answer; this is never given up. */
	@Transactional
	public void postpone(Lease lease, Duration pause) {
		fail(lease, pause, "Stripe gave no answer", MOST_ATTEMPTS - 1);
	}

	/** Gives the lease back after a failure, to be taken again after the pause. */
	@Transactional
	public void fail(Lease lease, Duration pause, String reason) {
		fail(lease, pause, reason, MOST_ATTEMPTS);
	}

	private void fail(Lease lease, Duration pause, String reason, int most) {
		this.jdbc
			.sql("""
					update customer_sync set lease_until = null, last_error = :reason,
					attempts = greatest(attempts, least(attempts + 1, :most)), next_try_at = now() + make_interval(secs => :pause) where id = :id and fence = :fence""")
			.param("reason", reason)
			.param("most", most)
			.param("pause", pause.toMillis() / 1000.0)
			.param("id", lease.id())
			.param("fence", lease.fence())
			.update();
	}

	/** Gives back at once whatever this node holds, but for those subjects. */
	@Transactional
	public void releaseAllExcept(Collection<String> ids) {
		this.jdbc.sql("""
				update customer_sync set lease_until = null
				where holder = :me and lease_until is not null and id <> all (:ids)""")
			.param("me", this.me.id())
			.param("ids", ids.toArray(String[]::new), Types.ARRAY)
			.update();
	}

	/** How many wait, and for how long; only what waits is read. */
	SyncBacklog backlog() {
		return this.jdbc
			.sql("""
					select count(*) filter (where attempts < :most) as open,
						count(*) filter (where attempts >= :most) as dead,
						coalesce(extract(epoch from now() - min(dirty_since) filter (where attempts < :most)), 0) as oldest_age
					from customer_sync where dirty > done""")
			.param("most", MOST_ATTEMPTS)
			.query(SyncBacklog.class)
			.single();
	}

}
