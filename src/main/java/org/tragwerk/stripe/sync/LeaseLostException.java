package org.tragwerk.stripe.sync;

/**
 * Another worker has the lease by now; what was fetched under this one may be older.
 */
public class LeaseLostException extends RuntimeException {

	LeaseLostException(Lease lease) {
		super("Lease %d on %s is lost".formatted(lease.fence(), lease.providerId()));
	}

}
