package org.tragwerk.subscription;

/**
 * Who asked for a change.
 */
public enum Actor {

	/** The member, on one of our pages. */
	MEMBER,

	/** Somebody of ours, on a staff page. */
	STAFF,

	/** Somebody at the provider, found by a sync. */
	PROVIDER,

	/** What was taken over from elsewhere. */
	IMPORT

}
