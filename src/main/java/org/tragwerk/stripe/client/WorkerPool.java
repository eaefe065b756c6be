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
 * A few hands that speak with Stripe in the background. A call for more work is dropped
 * when others are waiting already, for those will see that work too.
 */
public class WorkerPool implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private static final int STOP_MILLIS = 1_000;

	private final String name;

	private final int hands;

	private volatile @Nullable ThreadPoolExecutor executor;

	private Runnable givingBack = () -> {
	};

	WorkerPool(String name, int hands) {
		this.name = name;
		this.hands = hands;
	}

	/** What to do with work that is still in hand when the node leaves. */
	public void whenLeaving(Runnable givingBack) {
		this.givingBack = givingBack;
	}

	public void execute(Runnable task) {
		var working = this.executor;
		if (working != null) {
			working.execute(() -> run(task));
		}
	}

	/** What fails here, such as the database, is tried again by the next call. */
	private static void run(Runnable task) {
		try {
			task.run();
		}
		catch (RuntimeException ex) {
			logger.warn("Work in the background was broken off: {}", ex.getClass().getSimpleName());
		}
	}

	/** Whether nothing new is to be begun. */
	public boolean isStopping() {
		return this.executor == null;
	}

	@Override
	public void start() {
		this.executor = new ThreadPoolExecutor(this.hands, this.hands, 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(this.hands), new CustomizableThreadFactory("stripe-" + this.name + "-"),
				new DiscardPolicy());
	}

	/** Lets the hands finish what takes no longer than a moment. */
	@Override
	public void stop() {
		var stopped = this.executor;
		this.executor = null;
		if (stopped != null) {
			stopped.shutdown();
			await(stopped);
			this.givingBack.run();
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
