package org.tragwerk.provider;

/**
 * The priority of a command, by who is waiting for it.
 */
public enum CommandPriority {

	/** A person is waiting for it. */
	MEMBER(10),
	/** It comes from a job. */
	JOB(0);

	private final int priority;

	CommandPriority(int priority) {
		this.priority = priority;
	}

	int value() {
		return this.priority;
	}

}
