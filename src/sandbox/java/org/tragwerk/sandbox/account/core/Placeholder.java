package org.tragwerk.sandbox.account.core;

/** A seeded payment whose objects have not been created yet. */
public interface Placeholder {

	/** The Unix second of its creation. */
	long at();

	/** The id of its object with a prefix, such as {@code pi}. */
	String id(String kind);

}
