package org.tragwerk.provider;

/**
 * The state of a command.
 */
public enum CommandState {

	/** It waits, is being executed, or is retried. */
	OPEN,
	/** The provider has executed it. */
	DONE,
	/** It was refused and is not retried; the reason is stored with it. */
	REFUSED

}
