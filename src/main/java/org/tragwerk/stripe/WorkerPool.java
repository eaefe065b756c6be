package org.tragwerk.stripe;

import java.util.concurrent.ThreadPoolExecutor;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * A few hands that speak with Stripe in the background. A call for more work is dropped
 * when others are waiting already, for those will see that work too.
 */
class WorkerPool implements DisposableBean {

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
		this.executor.execute(task);
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
