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
import org.tragwerk.stripe.sync.Lease;
import org.tragwerk.stripe.sync.SyncQueue;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The subjects whose news names what it is about, taken by the thousand.
 */
@Component
class BulkSyncQueue {

	private static final String OPEN = """
			dirty > done and objects is not null and next_try_at <= now() and attempts < %d
			and (lease_until is null or lease_until < now())""".formatted(SyncQueue.MOST_ATTEMPTS);

	private final JdbcClient jdbc;

	private final NodeId me;

	BulkSyncQueue(JdbcClient jdbc, NodeId me) {
		this.jdbc = jdbc;
		this.me = me;
	}

	/** Whether at least so many wait. */
	boolean areAtLeast(int many) {
		return this.jdbc
			.sql("select count(*) >= :many from (select from customer_sync where " + OPEN + " limit :many) waiting")
			.param("many", many)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Takes those whose news is about the same day, the oldest first, committed before
	 * this returns.
	 */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public List<BulkLease> lease(int most, Duration length) {
		return this.jdbc
			.sql("""
					update customer_sync set fence = fence + 1, holder = :me,
						lease_until = now() + make_interval(secs => :length)
					where id in (select id from customer_sync
						where {open} and happened_at < interval '1 day' + (select min(happened_at) from customer_sync where {open})
						order by happened_at limit :most for update skip locked)
					returning id, dirty, fence, attempts, objects, happened_at"""
				.replace("{open}", OPEN))
			.param("me", this.me.id())
			.param("length", length.toSeconds())
			.param("most", most)
			.query(BulkSyncQueue::named)
			.list();
	}

	/** Gives leases back; only a look at everything can answer these. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void leaveToSingleLooks(Collection<Lease> leases) {
		release("objects = null, lease_until = null", leases);
	}

	/** Gives leases back as they were, to be taken again after the pause. */
	@Transactional(propagation = Propagation.REQUIRES_NEW)
	public void postpone(Collection<Lease> leases, Duration pause) {
		release("lease_until = null, next_try_at = now() + interval '%d seconds'".formatted(pause.toSeconds()), leases);
	}

	private void release(String change, Collection<Lease> leases) {
		this.jdbc
			.sql("""
					update customer_sync set %s where id in (select id from customer_sync
						join unnest(:ids, :fences) held(id, fence) using (id, fence) order by id for update of customer_sync)"""
				.formatted(change))
			.param("ids", leases.stream().map(Lease::id).toArray(String[]::new), Types.ARRAY)
			.param("fences", leases.stream().map(Lease::fence).toArray(Long[]::new), Types.ARRAY)
			.update();
	}

	private static BulkLease named(ResultSet row, int number) throws SQLException {
		var lease = new Lease(row.getString("id"), row.getLong("dirty"), row.getLong("fence"), row.getInt("attempts"),
				false);
		return new BulkLease(lease, Set.copyOf(Arrays.asList((String[]) row.getArray("objects").getArray())),
				row.getObject("happened_at", OffsetDateTime.class).toInstant());
	}

}
