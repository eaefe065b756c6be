package org.tragwerk.task;

import java.time.Duration;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A task to schedule.
 *
 * @param id chosen by the caller, unique in its queue
 * @param priority higher ones run first; the default is 0
 * @param group tasks with the same group never run at the same time; null for none
 * @param delay the delay after the insert at which the task is due
 */
public record TaskRequest(String id, int priority, @Nullable String group, Duration delay) {

	/** A task with default priority, without a group, due at once. */
	public static TaskRequest of(String id) {
		return new TaskRequest(id, 0, null, Duration.ZERO);
	}

	/** A task with default priority, without a group, due at once. */
	public static TaskRequest of(UUID id) {
		return of(id.toString());
	}

	/** This request with another priority. */
	public TaskRequest withPriority(int priority) {
		return new TaskRequest(this.id, priority, this.group, this.delay);
	}

	/** This request in a group. */
	public TaskRequest inGroup(String group) {
		return new TaskRequest(this.id, this.priority, group, this.delay);
	}

	/** This request with another delay. */
	public TaskRequest after(Duration delay) {
		return new TaskRequest(this.id, this.priority, this.group, delay);
	}

}
