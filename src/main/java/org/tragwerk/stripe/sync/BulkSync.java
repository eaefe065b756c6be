package org.tragwerk.stripe.sync;

/**
 * Syncs many customers at once by list calls.
 */
public interface BulkSync {

	/**
	 * Whether there is a backlog, so that customers that can be synced in bulk are left
	 * to the bulk sync.
	 */
	boolean isBacklogged();

}
