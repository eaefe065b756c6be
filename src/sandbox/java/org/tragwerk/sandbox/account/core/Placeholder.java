package org.tragwerk.sandbox.account.core;

/** A seeded payment whose objects have not been created yet. */
public interface Placeholder {

	/** When it was created, in seconds. */
	long at();

	/** The id of its object of a kind, such as {@code pi}. */
	String id(String kind);

}
