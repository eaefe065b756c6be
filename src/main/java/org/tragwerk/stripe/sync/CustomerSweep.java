package org.tragwerk.stripe.sync;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.stripe.client.RequestPriority;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Marks customers for a sync page by page. Each run continues where the last one ended,
 * so that every customer is examined in time and no run reads them all.
 */
@Component
class CustomerSweep {

	private static final int MAX_PAGES = 20;

	private final SyncMarker syncMarker;

	private final SyncWorker worker;

	private final SweepRuns sweepRuns;

	private final JdbcClient jdbc;

	CustomerSweep(SyncMarker syncMarker, SyncWorker worker, SweepRuns sweepRuns, JdbcClient jdbc) {
		this.syncMarker = syncMarker;
		this.worker = worker;
		this.sweepRuns = sweepRuns;
		this.jdbc = jdbc;
	}

	/**
	 * Marks those of the listed customers that were not synced within {@code age}, until
	 * the sweep's batch is full or the list ends.
	 * @return the number of marked customers
	 */
	int run(Sweep sweep, Duration age, Pages pages) {
		var marked = 0;
		var after = findPosition(sweep);
		for (int number = 0; number < MAX_PAGES && marked < sweep.batch(); number++) {
			var page = read(sweep, pages, after);
			marked += this.syncMarker.mark(sweep, page.customers(), age);
			after = page.last();
			savePosition(sweep, after);
			if (after == null) {
				break;
			}
		}
		this.sweepRuns.record(sweep, marked);
		if (marked > 0) {
			this.worker.wake(RequestPriority.SWEEP);
		}
		return marked;
	}

	/**
	 * Reads a page. If Stripe does not know the id any more, the next run begins at the
	 * start of the list.
	 */
	private Page read(Sweep sweep, Pages pages, @Nullable String after) {
		try {
			return pages.after(after);
		}
		catch (ProviderRefusedException ex) {
			savePosition(sweep, null);
			throw ex;
		}
	}

	private @Nullable String findPosition(Sweep sweep) {
		return this.jdbc.sql("select last_id from sweep_position where sweep = ?")
			.param(sweep.kind())
			.query(String.class)
			.optional()
			.orElse(null);
	}

	private void savePosition(Sweep sweep, @Nullable String last) {
		this.jdbc.sql("""
				insert into sweep_position (sweep, last_id) values (?, ?)
				on conflict (sweep) do update set last_id = excluded.last_id""")
			.param(sweep.kind())
			.param(last)
			.update();
	}

	/**
	 * A list of customers that is read page by page.
	 */
	interface Pages {

		/**
		 * Reads the page that follows an id.
		 * @param id null for the first page
		 */
		Page after(@Nullable String id);

	}

	/**
	 * One page of a list.
	 *
	 * @param customers Stripe's ids of customers, or of payments whose customers are
	 * unknown
	 * @param last the id after which the next page begins, null if this is the last page
	 */
	record Page(List<String> customers, @Nullable String last) {

		/** A page of at most {@code size} customers in the order of their ids. */
		static Page of(List<String> customers, int size) {
			return new Page(customers, (customers.size() < size) ? null : customers.get(size - 1));
		}

	}

}
