package org.tragwerk.task;

import java.time.Duration;

/**
 * The result of an attempt to execute a task.
 */
public sealed interface TaskResult {

	/** The task succeeded and is deleted. */
	static TaskResult done() {
		return new Done();
	}

	/** The task runs again after the delay, as planned; its failure count is reset. */
	static TaskResult again(Duration delay) {
		return new Again(delay);
	}

	/**
	 * The task could not be attempted and is retried after the delay; its failure count
	 * stays the same.
	 */
	static TaskResult postponed(Duration delay) {
		return new Postponed(delay);
	}

	/**
	 * The attempt failed; the queue's {@link RetryPolicy} decides on the next one.
	 * @param reason is logged and stored, so it must not contain personal data or secrets
	 */
	static TaskResult failed(String reason) {
		return new Failed(reason);
	}

	/**
	 * The task can never succeed and is dead at once.
	 * @param reason is logged and stored, so it must not contain personal data or secrets
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
