package org.tragwerk.stripe.sync;

/**
 * Somebody else works on the subject by now; what we fetched may be older.
 */
public class LeaseLostException extends RuntimeException {

	LeaseLostException(Lease lease) {
		super("Lease %d on %s is lost".formatted(lease.fence(), lease.id()));
	}

}
