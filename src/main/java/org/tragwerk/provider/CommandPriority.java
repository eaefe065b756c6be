package org.tragwerk.provider;

/**
 * Who waits for a command.
 */
public enum CommandPriority {

	/** A person. */
	MEMBER(10),
	/** Nobody but a job. */
	JOB(0);

	private final int priority;

	CommandPriority(int priority) {
		this.priority = priority;
	}

	int value() {
		return this.priority;
	}

}
