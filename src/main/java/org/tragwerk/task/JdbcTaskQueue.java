package org.tragwerk.task;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A queue in a table, and this node's threads that execute its tasks.
 */
class JdbcTaskQueue implements TaskQueue, SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(JdbcTaskQueue.class);

	private final TaskTable table;

	private final Supplier<Scheduler> schedulers;

	private volatile @Nullable Scheduler scheduler;

	JdbcTaskQueue(TaskTable table, Supplier<Scheduler> schedulers) {
		this.table = table;
		this.schedulers = schedulers;
	}

	@Override
	public boolean schedule(TaskRequest request) {
		requireTransaction();
		var isNew = this.table.insert(request);
		if (isNew && request.delay().isZero()) {
			TransactionSynchronizationManager.registerSynchronization(new WakeUp());
		}
		return isNew;
	}

	@Override
	public void runNow(String id) {
		requireTransaction();
		if (this.table.makeDue(id)) {
			TransactionSynchronizationManager.registerSynchronization(new WakeUp());
		}
	}

	private static void requireTransaction() {
		if (!TransactionSynchronizationManager.isActualTransactionActive()) {
			throw new IllegalTransactionStateException("A task is scheduled within a transaction only.");
		}
	}

	private void wake() {
		var running = this.scheduler;
		if (running != null) {
			running.triggerCheckForDueExecutions();
		}
	}

	@Override
	public void start() {
		var started = this.schedulers.get();
		started.start();
		this.scheduler = started;
	}

	/**
	 * Stops in a thread of its own, so that several queues wait for their running tasks
	 * at the same time.
	 */
	@Override
	public void stop(Runnable callback) {
		CompletableFuture.runAsync(this::stop, (command) -> new Thread(command, this.table.queue() + "-stop").start())
			.whenComplete((nothing, failure) -> callback.run());
	}

	@Override
	public void stop() {
		var stopped = this.scheduler;
		this.scheduler = null;
		if (stopped != null) {
			stopped.stop();
			release(stopped.getCurrentlyExecuting().stream().map((each) -> each.getTaskInstance().getId()).toList());
		}
	}

	/**
	 * Releases this node's tasks, except those whose threads still run: other nodes take
	 * them over when their heartbeats are missed.
	 */
	private void release(List<String> running) {
		try {
			this.table.releaseAll(running);
		}
		catch (DataAccessException | TransactionException ex) {
			logger.warn("The tasks of the queue {} could not be released; other nodes take them over: {}",
					this.table.queue(), ex.getClass().getSimpleName());
		}
	}

	@Override
	public boolean isRunning() {
		return this.scheduler != null;
	}

	/** Stops after the event streams and before the web server. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 1;
	}

	private final class WakeUp implements TransactionSynchronization {

		@Override
		public void afterCommit() {
			wake();
		}

	}

}
