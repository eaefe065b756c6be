package org.tragwerk.provider;

/**
 * What became of a command.
 */
public enum CommandState {

	/** It waits, runs, or is tried again. */
	OPEN,
	/** The provider has done it. */
	DONE,
	/** It will not be done; the reason is stored with it. */
	REFUSED

}
