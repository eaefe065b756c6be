package org.tragwerk.stripe;

import java.util.concurrent.ThreadPoolExecutor;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * A few hands that speak with Stripe in the background. A call for more work is dropped
 * when others are waiting already, for those will see that work too.
 */
class WorkerPool implements DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(WorkerPool.class);

	private static final int STOP_SECONDS = 20;

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	private volatile boolean stopping;

	WorkerPool(String name, int hands) {
		this.executor.setCorePoolSize(hands);
		this.executor.setMaxPoolSize(hands);
		this.executor.setQueueCapacity(hands);
		this.executor.setThreadNamePrefix("stripe-" + name + "-");
		this.executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		this.executor.setWaitForTasksToCompleteOnShutdown(true);
		this.executor.setAwaitTerminationSeconds(STOP_SECONDS);
		this.executor.initialize();
	}

	void execute(Runnable task) {
		this.executor.execute(() -> run(task));
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
	boolean isStopping() {
		return this.stopping;
	}

	@Override
	public void destroy() {
		this.stopping = true;
		this.executor.destroy();
	}

}
