package org.tragwerk.task;

import java.time.Duration;

/**
 * How an attempt at a task ended.
 */
public sealed interface TaskResult {

	/** The work is done; the task is deleted. */
	static TaskResult done() {
		return new Done();
	}

	/** The task waits for something as planned; earlier failures are forgotten. */
	static TaskResult again(Duration delay) {
		return new Again(delay);
	}

	/** The task could not be tried; this is no failure, and earlier ones still count. */
	static TaskResult postponed(Duration delay) {
		return new Postponed(delay);
	}

	/**
	 * The attempt failed; the queue's {@link RetryPolicy} says when the next one is due.
	 * @param reason is logged and stored, so it names no person and no secret
	 */
	static TaskResult failed(String reason) {
		return new Failed(reason);
	}

	/**
	 * The task can never succeed and is dead at once.
	 * @param reason is logged and stored, so it names no person and no secret
	 */
	static TaskResult dead(String reason) {
		return new Dead(reason);
	}

	record Done() implements TaskResult {
	}

	record Again(Duration delay) implements TaskResult {
	}

	record Postponed(Duration delay) implements TaskResult {
	}

	record Failed(String reason) implements TaskResult {
	}

	record Dead(String reason) implements TaskResult {
	}

}
