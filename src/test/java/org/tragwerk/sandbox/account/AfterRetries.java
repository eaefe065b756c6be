package org.tragwerk.sandbox.account;

/** The account's setting for a subscription whose last retry has failed. */
public enum AfterRetries {

	CANCEL, LEAVE_PAST_DUE

}
