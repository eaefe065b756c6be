package org.tragwerk.stripe;

/**
 * Somebody else works on the subject by now; what we fetched may be older.
 */
class LeaseLostException extends RuntimeException {

	LeaseLostException(Lease lease) {
		super("Lease %d on %s is lost".formatted(lease.fence(), lease.id()));
	}

}
