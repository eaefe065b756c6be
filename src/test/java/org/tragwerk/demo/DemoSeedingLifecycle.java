package org.tragwerk.demo;

import java.util.concurrent.CompletableFuture;

import org.springframework.context.SmartLifecycle;

/**
 * Seeds the demo supporters while the product starts, before its jobs and queues run.
 */
public final class DemoSeedingLifecycle implements SmartLifecycle {

	private final CompletableFuture<Void> work;

	private volatile boolean running;

	public DemoSeedingLifecycle(Runnable work) {
		this.work = CompletableFuture.runAsync(work);
	}

	@Override
	public void start() {
		this.work.join();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
