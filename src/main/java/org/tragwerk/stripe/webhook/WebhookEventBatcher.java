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

import org.tragwerk.stripe.client.ConflictRetry;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Gathers the notices that come in while others are being written, and has them written
 * together. Whoever brings one waits until it is kept.
 */
@Component
class WebhookEventBatcher implements DisposableBean {

	private static final int MOST_AT_ONCE = 64;

	private static final Duration PATIENCE = Duration.ofSeconds(15);

	private final BlockingQueue<Waiting> tray = new LinkedBlockingQueue<>();

	private final WebhookEventRepository book;

	private final ExecutorService writer = Executors
		.newSingleThreadExecutor((task) -> new Thread(task, "stripe-notices"));

	WebhookEventBatcher(WebhookEventRepository book) {
		this.book = book;
		this.writer.execute(this::writeAll);
	}

	/**
	 * Keeps the notice; once this returns it survives any crash.
	 * @throws WebhookEventNotStoredException if it was not kept, and Stripe has to bring
	 * it again
	 */
	void keep(WebhookEvent webhookEvent) {
		var waiting = new Waiting(webhookEvent, new CompletableFuture<>());
		this.tray.add(waiting);
		try {
			waiting.kept().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
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
				batch.add(this.tray.take());
				this.tray.drainTo(batch, MOST_AT_ONCE - 1);
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
			batch.forEach((waiting) -> once.putIfAbsent(waiting.webhookEvent().head().id(), waiting.webhookEvent()));
			ConflictRetry.retry(() -> this.book.keep(once.values()));
			batch.forEach((waiting) -> waiting.kept().complete(null));
		}
		catch (SQLException | RuntimeException ex) {
			giveUp(batch, ex);
		}
	}

	/** One that the database refuses takes no others with it. */
	private void giveUp(List<Waiting> batch, Exception failure) {
		if (batch.size() > 1 && failure instanceof SQLException refusal && isRefusal(refusal)) {
			batch.forEach((waiting) -> write(List.of(waiting)));
		}
		else {
			batch.forEach((waiting) -> waiting.kept().completeExceptionally(failure));
		}
	}

	private static boolean isRefusal(SQLException failure) {
		var state = String.valueOf(failure.getSQLState());
		return state.startsWith("22") || state.startsWith("23");
	}

	private record Waiting(WebhookEvent webhookEvent, CompletableFuture<Void> kept) {
	}

}
