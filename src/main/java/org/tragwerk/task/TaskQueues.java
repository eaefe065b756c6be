package org.tragwerk.task;

import java.util.regex.Pattern;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

/**
 * Creates queues. Each is a bean of the module that owns it.
 */
@Component
public class TaskQueues {

	private static final Pattern NAME = Pattern.compile("[a-z][a-z_]{1,30}");

	private final Schedulers schedulers;

	private final TaskTables tables;

	private final ObjectProvider<TaskHandler> handlers;

	private final TaskMetrics metrics;

	TaskQueues(Schedulers schedulers, TaskTables tables, ObjectProvider<TaskHandler> handlers, TaskMetrics metrics) {
		this.schedulers = schedulers;
		this.tables = tables;
		this.handlers = handlers;
		this.metrics = metrics;
	}

	/**
	 * Creates a queue.
	 * @param name lower-case; its table is {@code <name>_task}
	 * @param threads the number of tasks that a node executes at the same time
	 */
	public TaskQueue create(String name, int threads, RetryPolicy retryPolicy) {
		this.metrics.watch(this.tables.of(name));
		return createUnwatched(name, threads, retryPolicy);
	}

	/**
	 * Creates a queue whose tasks are rescheduled for ever, without metrics of a backlog.
	 */
	JdbcTaskQueue createUnwatched(String name, int threads, RetryPolicy retryPolicy) {
		Assert.isTrue(NAME.matcher(name).matches(), () -> name + " is no name of a queue.");
		var table = this.tables.of(name);
		var worker = new TaskWorker(table, retryPolicy, () -> handler(name), this.metrics);
		return new JdbcTaskQueue(table, () -> this.schedulers.create(table, worker, threads));
	}

	private TaskHandler handler(String queue) {
		return this.handlers.stream()
			.filter((handler) -> handler.queue().equals(queue))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("Nobody handles the tasks of the queue " + queue + "."));
	}

}
