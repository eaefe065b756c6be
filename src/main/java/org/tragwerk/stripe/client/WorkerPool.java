package org.tragwerk.stripe.client;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * A few threads that call Stripe in the background. A task is dropped when as many are
 * waiting already, because those will see its work too.
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

	/** What to do when the node stops. */
	public void onStop(Runnable onStop) {
		this.onStop = onStop;
	}

	public void execute(Runnable task) {
		var working = this.executor;
		if (working != null) {
			working.execute(() -> run(task));
		}
	}

	/** What fails here, such as the database, is retried by the next call. */
	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.warn("Work in the background failed: {}", ex.getClass().getSimpleName());
		}
	}

	/** Whether nothing new is to be begun. */
	public boolean isStopping() {
		return this.executor == null;
	}

	@Override
	public void start() {
		this.executor = new ThreadPoolExecutor(this.threads, this.threads, 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(this.threads), new CustomizableThreadFactory("stripe-" + this.name + "-"),
				new DiscardPolicy());
	}

	/** Lets threads finish what takes no longer than a second. */
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

	/** After the streams of readers, before the web server. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 1;
	}

}
