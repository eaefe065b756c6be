package org.tragwerk.sandbox.account;

/** The account's setting for a subscription whose last retry has failed. */
enum AfterRetries {

	CANCEL, MARK_UNPAID, LEAVE_PAST_DUE

}
