package org.tragwerk.task;

/**
 * Executes the tasks of one queue, in several threads at once. There has to be one bean
 * for each queue.
 */
public interface TaskHandler {

	/** The name of the queue. */
	String queue();

	/**
	 * Executes a task, without a surrounding transaction. A thrown exception is a failed
	 * attempt, whose {@link FailureReason} is logged and stored; if it is thrown while
	 * the node stops, the task is only released.
	 */
	TaskResult execute(Task task);

	/**
	 * Called when a task becomes dead, in the transaction that marks it so.
	 * @param reason why the last attempt failed
	 */
	default void onDead(Task task, String reason) {
	}

}
