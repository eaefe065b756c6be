package org.tragwerk.stripe.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.tragwerk.Fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.stripe.client.RequestPriority.READER;
import static org.tragwerk.stripe.client.RequestPriority.SWEEP;
import static org.tragwerk.stripe.client.RequestPriority.WEBHOOK;

class WorkerPoolTests {

	private final WorkerPool pool = new WorkerPool("test", Map.of(WEBHOOK, 1, READER, 1));

	private final AtomicInteger givenBack = new AtomicInteger();

	@Test
	void runsTasksBetweenStartAndStop() throws InterruptedException {
		var worked = new CountDownLatch(2);
		this.pool.execute(WEBHOOK, worked::countDown);
		assertThat(this.pool.isStopping()).isTrue();
		assertThat(this.pool.isRunning()).isFalse();
		this.pool.start();
		assertThat(this.pool.isStopping()).isFalse();
		assertThat(this.pool.isRunning()).isTrue();
		this.pool.execute(WEBHOOK, () -> {
			worked.countDown();
			throw new IllegalStateException("broken off");
		});
		this.pool.execute(WEBHOOK, worked::countDown);
		assertThat(worked.await(2, TimeUnit.SECONDS)).isTrue();
		this.pool.stop();
		this.pool.execute(WEBHOOK, () -> this.givenBack.set(-1));
		assertThat(this.givenBack).hasValue(0);
	}

	@Test
	@Fault("F91")
	void runsTheStopActionWhenStopping() throws InterruptedException {
		this.pool.onStop(this.givenBack::incrementAndGet);
		this.pool.stop();
		assertThat(this.givenBack).hasValue(0);
		this.pool.start();
		var begun = new CountDownLatch(1);
		var finished = new AtomicInteger();
		this.pool.execute(WEBHOOK, () -> {
			begun.countDown();
			pause();
			finished.set(1);
		});
		assertThat(begun.await(2, TimeUnit.SECONDS)).isTrue();
		this.pool.stop();
		assertThat(finished).hasValue(1);
		assertThat(this.givenBack).hasValue(1);
	}

	@Test
	@Fault({ "F32", "F97" })
	void hasThreadsForEachPriority() throws InterruptedException {
		var end = new CountDownLatch(1);
		var worked = new CountDownLatch(1);
		this.pool.start();
		for (int task = 0; task < 3; task++) {
			this.pool.execute(WEBHOOK, () -> await(end));
		}
		this.pool.execute(READER, worked::countDown);
		this.pool.execute(SWEEP, () -> this.givenBack.set(-1));
		assertThat(worked.await(2, TimeUnit.SECONDS)).isTrue();
		end.countDown();
		this.pool.stop();
		assertThat(this.givenBack).hasValue(0);
	}

	@Test
	void endsItsThreads() throws InterruptedException {
		this.pool.start();
		var thread = new CompletableFuture<Thread>();
		this.pool.execute(WEBHOOK, () -> thread.complete(Thread.currentThread()));
		thread.orTimeout(2, TimeUnit.SECONDS).join();
		this.pool.stop();
		thread.join().join(5_000);
		assertThat(thread.join().isAlive()).isFalse();
	}

	@Test
	void keepsTheInterruptFlag() {
		this.pool.start();
		this.pool.execute(WEBHOOK, WorkerPoolTests::pause);
		Thread.currentThread().interrupt();
		this.pool.stop();
		assertThat(Thread.interrupted()).isTrue();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void pause() {
		try {
			Thread.sleep(200);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
