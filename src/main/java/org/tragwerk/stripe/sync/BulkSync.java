package org.tragwerk.stripe.sync;

/**
 * Fetches many customers at once by list calls.
 */
public interface BulkSync {

	/** Whether so many wait that lists are about to answer those they can answer. */
	boolean isBacklogged();

}
