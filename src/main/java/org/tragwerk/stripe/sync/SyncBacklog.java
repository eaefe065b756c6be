package org.tragwerk.stripe.sync;

/**
 * The number of customers waiting for a sync.
 *
 * @param open customers waiting for a sync
 * @param dead customers that are not retried any more
 * @param oldestAge seconds for which the first of the open ones has been waiting
 */
record SyncBacklog(double open, double dead, double oldestAge) {

	static final SyncBacklog UNKNOWN = new SyncBacklog(Double.NaN, Double.NaN, Double.NaN);

}
