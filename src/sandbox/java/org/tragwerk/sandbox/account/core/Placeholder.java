package org.tragwerk.sandbox.account.core;

/** Something of the seeded past for whose objects only a place is kept as yet. */
public interface Placeholder {

	/** When it happened, in seconds. */
	long at();

	/** The id of its object of a kind, such as {@code pi}. */
	String id(String kind);

}
