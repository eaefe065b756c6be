package org.tragwerk.stripe.sync;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.tragwerk.stripe.client.RequestPriority;

/**
 * The customers waiting for a sync, by priority.
 *
 * @param waiting the priorities of which customers are waiting
 */
record SyncBacklog(Map<RequestPriority, Waiting> waiting) {

	static SyncBacklog of(List<Waiting> waiting) {
		return new SyncBacklog(waiting.stream().collect(Collectors.toMap(Waiting::priority, Function.identity())));
	}

	/** The customers of one priority. */
	Waiting of(RequestPriority priority) {
		return this.waiting.getOrDefault(priority, new Waiting(priority, 0, 0, 0));
	}

	/** The number of customers that are given up; those have the lowest priority. */
	double givenUp() {
		return of(RequestPriority.SWEEP).givenUp();
	}

	/**
	 * The waiting customers of one priority.
	 *
	 * @param open customers waiting for a sync
	 * @param givenUp customers that are tried only once a day
	 * @param oldestAge seconds for which the first of the open ones has been waiting
	 */
	record Waiting(RequestPriority priority, double open, double givenUp, double oldestAge) {
	}

}
