package org.tragwerk.stripe.sync.bulk;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.tragwerk.stripe.client.NodeId;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.sync.Lease;
import org.tragwerk.stripe.sync.SyncQueue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leases customers in bulk whose changed objects are known by their ids.
 */
@Component
class BulkSyncQueue {

	private static final String OPEN = """
			dirty > done and changed_ids is not null and next_try_at <= now() and attempts < %d
			and (lease_until is null or lease_until < now())""".formatted(SyncQueue.MAX_ATTEMPTS);

	private final JdbcClient jdbc;

	private final NodeId node;

	BulkSyncQueue(JdbcClient jdbc, NodeId node) {
		this.jdbc = jdbc;
		this.node = node;
	}

	/** Whether at least this number of customers is waiting for a bulk sync. */
	boolean hasAtLeast(int many) {
		return this.jdbc
			.sql("select count(*) >= :many from (select from customer_sync where " + OPEN + " limit :many) waiting")
			.param("many", many)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Leases at most {@code max} customers whose changes lie within one day, the oldest
	 * change first; the leases are committed when this method returns.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public List<BulkLease> lease(int max, Duration length) {
		return this.jdbc
			.sql("""
					update customer_sync set fence = fence + 1, leased_by = :node,
						lease_until = now() + make_interval(secs => :length)
					where provider_id in (select provider_id from customer_sync
						where {open} and happened_at < interval '1 day' + (select min(happened_at) from customer_sync where {open})
						order by happened_at limit :max for update skip locked)
					returning provider_id, dirty, done, fence, attempts, changed_ids, happened_at"""
				.replace("{open}", OPEN))
			.param("node", this.node.id())
			.param("length", length.toSeconds())
			.param("max", max)
			.query(BulkSyncQueue::bulkLease)
			.list();
	}

	/** Releases leases of customers that have to be fetched one by one. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void leaveToSingleSyncs(Collection<Lease> leases) {
		release("changed_ids = null, lease_until = null", leases);
	}

	/**
	 * Releases leases without any other change, so that their customers are retried in
	 * bulk after the pause.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void postpone(Collection<Lease> leases, Duration pause) {
		release("lease_until = null, next_try_at = now() + interval '%d seconds'".formatted(pause.toSeconds()), leases);
	}

	private void release(String change, Collection<Lease> leases) {
		this.jdbc
			.sql("""
					update customer_sync set %s where provider_id in (select provider_id from customer_sync
						join unnest(:ids, :fences) held(provider_id, fence) using (provider_id, fence) order by provider_id for update of customer_sync)"""
				.formatted(change))
			.param("ids", leases.stream().map(Lease::providerId).toArray(String[]::new), Types.ARRAY)
			.param("fences", leases.stream().map(Lease::fence).toArray(Long[]::new), Types.ARRAY)
			.update();
	}

	private static BulkLease bulkLease(ResultSet row, int number) throws SQLException {
		var lease = new Lease(row.getString("provider_id"), row.getLong("dirty"), row.getLong("done"),
				row.getLong("fence"), row.getInt("attempts"), RequestPriority.WEBHOOK, null);
		return new BulkLease(lease, Set.copyOf(Arrays.asList((String[]) row.getArray("changed_ids").getArray())),
				row.getObject("happened_at", OffsetDateTime.class).toInstant());
	}

}
