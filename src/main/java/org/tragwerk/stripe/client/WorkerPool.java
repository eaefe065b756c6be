package org.tragwerk.stripe.client;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.FailureReason;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A fixed number of threads that call Stripe in the background. A task submitted while
 * the queue is full is dropped: the tasks read their work from the database, so those
 * already queued will find it.
 */
public class WorkerPool implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private static final int STOP_MILLIS = 1_000;

	private final String name;

	private final int threads;

	private volatile @Nullable ThreadPoolExecutor executor;

	private Runnable onStop = () -> {
	};

	WorkerPool(String name, int threads) {
		this.name = name;
		this.threads = threads;
	}

	/** Registers an action that runs when the node stops. */
	public void onStop(Runnable onStop) {
		this.onStop = onStop;
	}

	/**
	 * Runs a task on one of the threads; drops it if the queue is full or the pool is not
	 * running.
	 */
	public void execute(Runnable task) {
		var working = this.executor;
		if (working != null) {
			working.execute(() -> run(task));
		}
	}

	/**
	 * Logs a failure; the work stays in the database and is picked up by the next task.
	 */
	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.warn("Work in the background failed: {}", FailureReason.of(ex));
		}
	}

	/** Whether the pool is stopping and no new work may begin. */
	public boolean isStopping() {
		return this.executor == null;
	}

	@Override
	public void start() {
		this.executor = new ThreadPoolExecutor(this.threads, this.threads, 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(this.threads), new CustomizableThreadFactory("stripe-" + this.name + "-"),
				new DiscardPolicy());
	}

	/** Stops the pool; running tasks have one second to finish. */
	@Override
	public void stop() {
		var stopped = this.executor;
		this.executor = null;
		if (stopped != null) {
			stopped.shutdown();
			await(stopped);
			this.onStop.run();
		}
	}

	private static void await(ThreadPoolExecutor stopped) {
		try {
			stopped.awaitTermination(STOP_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.executor != null;
	}

	/** Stops after the event streams and before the web server. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 1;
	}

}
