package org.tragwerk.stripe;

import java.util.concurrent.ThreadPoolExecutor;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * The few hands that speak with Stripe in the background. A call for more work is dropped
 * when others are waiting already, for those will see that work too.
 */
@Component
class WorkerPool implements DisposableBean {

	private static final int HANDS = 4;

	private static final int STOP_SECONDS = 20;

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	WorkerPool() {
		this.executor.setCorePoolSize(HANDS);
		this.executor.setMaxPoolSize(HANDS);
		this.executor.setQueueCapacity(HANDS);
		this.executor.setThreadNamePrefix("stripe-");
		this.executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
		this.executor.setWaitForTasksToCompleteOnShutdown(true);
		this.executor.setAwaitTerminationSeconds(STOP_SECONDS);
		this.executor.initialize();
	}

	void execute(Runnable task) {
		this.executor.execute(task);
	}

	@Override
	public void destroy() {
		this.executor.destroy();
	}

}
