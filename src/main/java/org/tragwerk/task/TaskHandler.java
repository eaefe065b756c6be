package org.tragwerk.task;

/**
 * Executes the tasks of one queue, several at once. A bean; one for each queue.
 */
public interface TaskHandler {

	/** The name of the queue. */
	String queue();

	/**
	 * Executes a task outside of any transaction. Whatever it throws is a failure, whose
	 * {@link FailureReason} is logged and stored; while the node stops, it only releases
	 * the task.
	 */
	TaskResult execute(Task task);

	/**
	 * Called when a task is given up, in the transaction that marks it dead.
	 * @param reason why the last attempt failed
	 */
	default void onDead(Task task, String reason) {
	}

}
