package org.tragwerk.task;

import java.time.Duration;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.util.function.SingletonSupplier;

/**
 * Calls the handler of a task and stores the result.
 */
class TaskWorker {

	private static final Logger logger = LoggerFactory.getLogger(TaskWorker.class);

	private final TaskTable table;

	private final RetryPolicy retryPolicy;

	private final Supplier<TaskHandler> handler;

	private final TaskMetrics metrics;

	TaskWorker(TaskTable table, RetryPolicy retryPolicy, Supplier<TaskHandler> handler, TaskMetrics metrics) {
		this.table = table;
		this.retryPolicy = retryPolicy;
		this.handler = SingletonSupplier.of(handler);
		this.metrics = metrics;
	}

	/** The db-scheduler task definition of the queue. */
	CustomTask<Void> libraryTask() {
		this.handler.get();
		return Tasks.custom(this.table.queue(), Void.class)
			.onDeadExecution((complete, operations) -> fail(complete.getExecution(), "The node died"))
			.execute(this::execute);
	}

	private CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
		var result = attempt(context.getExecution());
		var isReleased = context.getSchedulerState().isShuttingDown() && result instanceof TaskResult.Failed;
		return (complete, operations) -> finish(complete.getExecution(),
				isReleased ? TaskResult.postponed(Duration.ZERO) : result);
	}

	private TaskResult attempt(Execution execution) {
		try {
			return this.handler.get().execute(taskOf(execution));
		}
		catch (RuntimeException | Error ex) {
			return TaskResult.failed(FailureReason.of(ex));
		}
	}

	private void finish(Execution execution, TaskResult result) {
		if (result instanceof TaskResult.Failed failed) {
			fail(execution, failed.reason());
		}
		else if (result instanceof TaskResult.Dead dead) {
			markDead(execution, dead.reason());
		}
		else if (result instanceof TaskResult.Postponed postponed) {
			count(this.table.postpone(execution, postponed.delay()), execution, "postponed");
		}
		else if (result instanceof TaskResult.Again again) {
			count(this.table.reschedule(execution, again.delay()), execution, "again");
		}
		else {
			count(this.table.delete(execution), execution, "done");
		}
	}

	private void fail(Execution execution, String reason) {
		switch (this.table.fail(execution, reason, this.retryPolicy)) {
			case EXHAUSTED -> markDead(execution, reason);
			case LOST -> count(false, execution, "failed");
			case POSTPONED -> {
				logger.warn("Task {} of the queue {} failed: {}", execution.getId(), this.table.queue(), reason);
				count(true, execution, "failed");
			}
		}
	}

	private void markDead(Execution execution, String reason) {
		var isMarked = this.table.markDead(execution, reason,
				() -> this.handler.get().onDead(taskOf(execution), reason));
		if (isMarked) {
			logger.error("Task {} of the queue {} is dead: {}", execution.getId(), this.table.queue(), reason);
		}
		count(isMarked, execution, "dead");
	}

	private void count(boolean isWritten, Execution execution, String result) {
		if (!isWritten) {
			logger.info("Task {} of the queue {} was taken over by another node", execution.getId(),
					this.table.queue());
			return;
		}
		this.metrics.count(this.table.queue(), result);
	}

	private static Task taskOf(Execution execution) {
		return new Task(execution.getId(), execution.consecutiveFailures);
	}

}
