package org.tragwerk.stripe.client;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.FailureReason;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads that call Stripe in the background, a fixed number for each priority. A task
 * submitted while its priority's queue is full is dropped: the tasks read their work from
 * the database, so those already queued will find it.
 */
public class WorkerPool implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final String name;

	private final Map<RequestPriority, Integer> threads;

	private volatile Map<RequestPriority, ThreadPoolExecutor> executors = Map.of();

	private Runnable onStop = () -> {
	};

	WorkerPool(String name, Map<RequestPriority, Integer> threads) {
		this.name = name;
		this.threads = threads;
	}

	/** Registers an action that runs when the node stops. */
	public void onStop(Runnable onStop) {
		this.onStop = onStop;
	}

	/**
	 * Runs a task on one of the priority's threads; drops it if their queue is full or
	 * the pool is not running.
	 */
	public void execute(RequestPriority priority, Runnable task) {
		var working = this.executors.get(priority);
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
			logger.warn("A background task failed: {}", FailureReason.of(ex));
		}
	}

	/** Whether the pool is stopping and no new work may begin. */
	public boolean isStopping() {
		return this.executors.isEmpty();
	}

	@Override
	public void start() {
		this.executors = this.threads.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (each) -> executor(each.getKey(), each.getValue())));
	}

	private ThreadPoolExecutor executor(RequestPriority priority, int count) {
		var prefix = "stripe-" + this.name + '-' + priority.label() + '-';
		return new ThreadPoolExecutor(count, count, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(count),
				new CustomizableThreadFactory(prefix), new DiscardPolicy());
	}

	/** Stops the pool; running tasks have one second to finish. */
	@Override
	public void stop() {
		var stopped = this.executors;
		this.executors = Map.of();
		if (!stopped.isEmpty()) {
			stopped.values().forEach(ThreadPoolExecutor::shutdown);
			await(stopped);
			this.onStop.run();
		}
	}

	private static void await(Map<RequestPriority, ThreadPoolExecutor> stopped) {
		var end = System.nanoTime() + STOP_NANOS;
		try {
			for (var each : stopped.values()) {
				each.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return !isStopping();
	}

	/** Stops after the event streams and before the web server. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 1;
	}

}
