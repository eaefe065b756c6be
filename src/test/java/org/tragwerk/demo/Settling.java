package org.tragwerk.demo;

import java.util.concurrent.CompletableFuture;

import org.springframework.context.SmartLifecycle;

/**
 * Settles the past while the product starts, and lets nothing of it run before the past
 * is there.
 */
public final class Settling implements SmartLifecycle {

	private final CompletableFuture<Void> work;

	private volatile boolean running;

	public Settling(Runnable work) {
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
