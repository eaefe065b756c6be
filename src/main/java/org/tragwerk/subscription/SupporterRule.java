package org.tragwerk.subscription;

/**
 * Which subscription makes its member a supporter. Active ones do, also with a planned
 * end; those past due do until grace is over; all others do not.
 */
final class SupporterRule {

	/** The same rule for a query over subscriptions named {@code s}. */
	static final String QUERY = "(s.status = ACTIVE or s.status = PAST_DUE and s.arrears.suspendedAt is null)";

	private SupporterRule() {
	}

	static boolean counts(Status status, boolean suspended) {
		return status == Status.ACTIVE || status == Status.PAST_DUE && !suspended;
	}

}
