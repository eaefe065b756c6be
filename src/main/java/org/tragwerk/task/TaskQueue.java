package org.tragwerk.task;

/**
 * A durable queue. {@link TaskQueues} creates it, a {@link TaskHandler} executes its
 * tasks.
 */
public interface TaskQueue {

	/**
	 * Schedules a task in the caller's transaction, which is mandatory.
	 * @return true if the task was inserted, false if a task with this id is waiting,
	 * running or dead
	 */
	boolean schedule(TaskRequest request);

	/**
	 * Makes a task that waits for its next attempt due at once, in the caller's
	 * transaction, which is mandatory; no effect if it is running, dead or unknown.
	 */
	void runNow(String id);

}
