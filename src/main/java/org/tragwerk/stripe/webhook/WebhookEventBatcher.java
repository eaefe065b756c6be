package org.tragwerk.stripe.webhook;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.tragwerk.task.ConflictRetry;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Stores webhook events in batches: events that arrive while a batch is being written
 * form the next batch. Each request blocks until its event is stored.
 */
@Component
class WebhookEventBatcher implements DisposableBean {

	private static final int BATCH_SIZE = 64;

	private static final Duration TIMEOUT = Duration.ofSeconds(15);

	private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();

	private final WebhookEventRepository repository;

	private final ExecutorService writer = Executors
		.newSingleThreadExecutor((task) -> new Thread(task, "webhook-events"));

	WebhookEventBatcher(WebhookEventRepository repository) {
		this.repository = repository;
		this.writer.execute(this::writeAll);
	}

	/**
	 * Stores the event; it is committed when this method returns.
	 * @throws WebhookEventNotStoredException if it was not stored within 15 seconds, so
	 * that Stripe has to deliver it again
	 */
	void store(WebhookEvent webhookEvent) {
		var waiting = new Waiting(webhookEvent, new CompletableFuture<>());
		this.queue.add(waiting);
		try {
			waiting.stored().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new WebhookEventNotStoredException(webhookEvent, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new WebhookEventNotStoredException(webhookEvent, ex);
		}
	}

	@Override
	public void destroy() {
		this.writer.shutdownNow();
	}

	private void writeAll() {
		try {
			while (true) {
				var batch = new ArrayList<Waiting>();
				batch.add(this.queue.take());
				this.queue.drainTo(batch, BATCH_SIZE - 1);
				write(batch);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void write(List<Waiting> batch) {
		try {
			var once = new LinkedHashMap<String, WebhookEvent>();
			batch.forEach((waiting) -> once.putIfAbsent(waiting.webhookEvent().header().id(), waiting.webhookEvent()));
			ConflictRetry.retry(() -> this.repository.save(once.values()));
			batch.forEach((waiting) -> waiting.stored().complete(null));
		}
		catch (SQLException | RuntimeException ex) {
			fail(batch, ex);
		}
	}

	/**
	 * Retries a batch event by event if the database rejected its data (SQLSTATE class 22
	 * or 23), so that one bad event does not fail the others.
	 */
	private void fail(List<Waiting> batch, Exception failure) {
		if (batch.size() > 1 && failure instanceof SQLException refusal && isRefusal(refusal)) {
			batch.forEach((waiting) -> write(List.of(waiting)));
		}
		else {
			batch.forEach((waiting) -> waiting.stored().completeExceptionally(failure));
		}
	}

	private static boolean isRefusal(SQLException failure) {
		var state = String.valueOf(failure.getSQLState());
		return state.startsWith("22") || state.startsWith("23");
	}

	private record Waiting(WebhookEvent webhookEvent, CompletableFuture<Void> stored) {
	}

}
