package org.tragwerk.stripe.sync;

/**
 * How many customers wait.
 *
 * @param open customers that are to be fetched
 * @param dead customers that were given up
 * @param oldestAge for how many seconds the longest of the open ones has waited
 */
record SyncBacklog(double open, double dead, double oldestAge) {

	static final SyncBacklog UNKNOWN = new SyncBacklog(Double.NaN, Double.NaN, Double.NaN);

}
