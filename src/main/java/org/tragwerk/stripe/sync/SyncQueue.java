package org.tragwerk.stripe.sync;

import java.sql.Types;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

import org.tragwerk.staff.StaffTaskKind;
import org.tragwerk.staff.StaffTasks;
import org.tragwerk.stripe.client.NodeId;
import org.tragwerk.stripe.client.RequestPriority;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The table {@code customer_sync} with a row for each Stripe customer. The row is queue
 * entry, lease and dead letter; marks of the same customer are coalesced in it. All times
 * are the database's.
 */
@Component
public class SyncQueue {

	/**
	 * The number of consecutive failures after which a customer is given up: it is tried
	 * again only once a day, or when it is marked by a webhook event or reader.
	 */
	public static final int MAX_ATTEMPTS = 12;

	private static final Duration DAILY = Duration.ofDays(1);

	private final JdbcClient jdbc;

	private final NodeId node;

	private final StaffTasks staffTasks;

	SyncQueue(JdbcClient jdbc, NodeId node, StaffTasks staffTasks) {
		this.jdbc = jdbc;
		this.node = node;
		this.staffTasks = staffTasks;
	}

	/**
	 * Leases the customer of this priority that has waited longest; the lease is
	 * committed when this method returns. A customer whose row another transaction has
	 * locked is waited for if there is no other.
	 * @param backlogged whether to skip customers that can be synced in bulk
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public Optional<Lease> lease(RequestPriority priority, Duration length, boolean backlogged) {
		return lease(priority, length, backlogged, "skip locked").or(() -> lease(priority, length, backlogged, ""));
	}

	private Optional<Lease> lease(RequestPriority priority, Duration length, boolean backlogged, String locked) {
		return this.jdbc
			.sql("""
					update customer_sync set fence = fence + 1, leased_by = :node,
						lease_until = now() + make_interval(secs => :length)
					where provider_id = (select provider_id from customer_sync
						where dirty > done and priority = :priority and next_try_at <= now()
						and (lease_until is null or lease_until < now())
						and %s
						order by next_try_at limit 1 for update %s)
					returning provider_id, dirty, done, fence, attempts, priority, sweep"""
				.formatted(backlogged ? "changed_ids is null" : "true", locked))
			.param("node", this.node.id())
			.param("length", length.toSeconds())
			.param("priority", priority.level())
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
		var rows = this.jdbc
			.sql("""
					update customer_sync set done = :dirty, lease_until = null, attempts = 0, next_try_at = now(),
					priority = case when dirty > :dirty then priority else 0 end, sweep = case when dirty > :dirty then sweep end,
					dirty_since = now(), last_error = null where provider_id = :id and fence = :fence""")
			.param("dirty", lease.dirty())
			.param("id", lease.providerId())
			.param("fence", lease.fence())
			.update();
		if (rows == 0) {
			throw new LeaseLostException(lease);
		}
		if (lease.attempts() > 0) {
			this.staffTasks.close(StaffTaskKind.SYNC_FAILED, lease.providerId(), occasion(lease));
		}
	}

	/**
	 * Releases the lease because Stripe was unavailable; retried without limit, after the
	 * pause.
	 */
	@Transactional
	public void postpone(Lease lease, Duration pause) {
		fail(lease, pause, "Stripe gave no answer");
	}

	/**
	 * Releases the lease after a failure, which counts as an attempt; retried after the
	 * pause.
	 */
	@Transactional
	public void fail(Lease lease, Duration pause, String reason) {
		release(lease, "attempts = greatest(attempts, least(attempts + 1, %d))".formatted(MAX_ATTEMPTS - 1), pause,
				reason);
	}

	/**
	 * Releases the lease after the last of many failures and opens a staff task. The
	 * customer is tried again daily, with the lowest priority, or at once if it was
	 * marked meanwhile.
	 */
	@Transactional
	public void giveUp(Lease lease, String reason) {
		if (isMarkedAgain(lease)) {
			fail(lease, Duration.ZERO, reason);
		}
		else if (release(lease, "attempts = %d, priority = 0, sweep = null".formatted(MAX_ATTEMPTS), DAILY, reason)) {
			this.staffTasks.open(StaffTaskKind.SYNC_FAILED, lease.providerId(), occasion(lease),
					Map.of("reason", reason));
		}
	}

	private boolean isMarkedAgain(Lease lease) {
		return this.jdbc.sql("select dirty > :dirty from customer_sync where provider_id = :id for update")
			.param("dirty", lease.dirty())
			.param("id", lease.providerId())
			.query(Boolean.class)
			.single();
	}

	/**
	 * The number of synced marks, which is the same for all failures between two
	 * successful syncs.
	 */
	private static String occasion(Lease lease) {
		return Long.toString(lease.done());
	}

	private boolean release(Lease lease, String change, Duration pause, String reason) {
		return this.jdbc
			.sql("""
					update customer_sync set lease_until = null, last_error = :reason, %s,
					next_try_at = now() + make_interval(secs => :pause) where provider_id = :id and fence = :fence"""
				.formatted(change))
			.param("reason", reason)
			.param("pause", pause.toMillis() / 1000.0)
			.param("id", lease.providerId())
			.param("fence", lease.fence())
			.update() > 0;
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
		return SyncBacklog.of(this.jdbc
			.sql("""
					select priority, count(*) filter (where attempts < :max) as open,
						count(*) filter (where attempts >= :max) as given_up,
						coalesce(extract(epoch from now() - min(dirty_since) filter (where attempts < :max)), 0) as oldest_age
					from customer_sync where dirty > done group by priority""")
			.param("max", MAX_ATTEMPTS)
			.query(SyncBacklog.Waiting.class)
			.list());
	}

}
