package org.tragwerk.task;

/**
 * A durable queue. {@link TaskQueues} creates it, a {@link TaskHandler} works it off.
 */
public interface TaskQueue {

	/**
	 * Schedules a task in the caller's transaction, which is mandatory.
	 * @return whether it is new: {@code false} if a task of this id waits, runs or is
	 * dead
	 */
	boolean schedule(TaskRequest request);

}
