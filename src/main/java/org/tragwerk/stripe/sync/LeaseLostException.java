package org.tragwerk.stripe.sync;

/**
 * Another worker has taken over the lease, so the fetched state may be outdated and must
 * not be written.
 */
public class LeaseLostException extends RuntimeException {

	LeaseLostException(Lease lease) {
		super("Lease %d on %s is lost".formatted(lease.fence(), lease.providerId()));
	}

}
