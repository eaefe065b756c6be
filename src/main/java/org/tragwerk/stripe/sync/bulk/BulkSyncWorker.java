package org.tragwerk.stripe.sync.bulk;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.sync.CustomerStateWriter;
import org.tragwerk.stripe.sync.LeaseLostException;
import org.tragwerk.subscription.Subscriptions;
import org.tragwerk.task.FailureReason;

import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.stereotype.Component;

/**
 * Syncs a backlog of renewals: leases the customers, lists the subscriptions and invoices
 * of that time, writes each customer's state under the fencing token of its lease, and
 * leaves customers whose state cannot be derived from the lists to single syncs. The
 * lists are read after the leases are committed, so they are as fresh as single fetches.
 */
@Component
class BulkSyncWorker {

	private static final Logger logger = LoggerFactory.getLogger(BulkSyncWorker.class);

	private static final int MIN_PAGES = 10;

	private static final Duration PAUSE = Duration.ofSeconds(30);

	private final Executor secondList = new SimpleAsyncTaskExecutor("bulk-sync-");

	private final BulkSyncQueue queue;

	private final BulkFetcher fetcher;

	private final Subscriptions subscriptions;

	private final CustomerStateWriter writer;

	private final BulkSyncProperties properties;

	BulkSyncWorker(BulkSyncQueue queue, BulkFetcher fetcher, Subscriptions subscriptions, CustomerStateWriter writer,
			BulkSyncProperties properties) {
		this.queue = queue;
		this.fetcher = fetcher;
		this.subscriptions = subscriptions;
		this.writer = writer;
		this.properties = properties;
	}

	/**
	 * Syncs one batch if there is a backlog. A batch below the threshold (changes of
	 * another day) is left to single syncs.
	 */
	void sync() {
		var isDone = false;
		while (!isDone && this.queue.hasAtLeast(this.properties.threshold())) {
			var leases = this.queue.lease(this.properties.maxCustomers(), this.properties.lease());
			isDone = leases.isEmpty() || leases.size() >= this.properties.threshold();
			if (!isDone) {
				this.queue.leaveToSingleSyncs(leases.stream().map(BulkLease::lease).toList());
			}
			else if (!leases.isEmpty()) {
				sync(leases);
			}
		}
	}

	private void sync(List<BulkLease> leases) {
		try {
			var state = fetch(leases);
			var left = leases.stream().filter((lease) -> !isWritten(lease, state)).map(BulkLease::lease).toList();
			this.queue.leaveToSingleSyncs(left);
			logger.info("Synced {} of {} customers in bulk; the others are synced one by one",
					leases.size() - left.size(), leases.size());
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("The bulk sync of {} customers is postponed: {}", leases.size(), ex.getMessage());
			this.queue.postpone(leases.stream().map(BulkLease::lease).toList(), PAUSE);
		}
		catch (RuntimeException ex) {
			logger.error("The bulk sync failed, so {} customers are synced one by one: {}", leases.size(),
					FailureReason.of(ex));
			this.queue.leaveToSingleSyncs(leases.stream().map(BulkLease::lease).toList());
		}
	}

	/** Reads both lists at once, because calls are limited by endpoint. */
	private BulkState fetch(List<BulkLease> leases) {
		var window = FetchWindow.around(leases);
		var customers = leases.stream().map(BulkLease::providerId).collect(Collectors.toUnmodifiableSet());
		var maxPages = Math.max(MIN_PAGES, leases.size());
		var invoices = CompletableFuture.supplyAsync(() -> this.fetcher.invoices(window, customers, maxPages),
				this.secondList);
		var subscriptions = this.fetcher.subscriptions(window, customers, maxPages);
		return BulkState.of(subscriptions, resultOf(invoices), this.subscriptions.activeAmong(subscriptions.keySet()),
				this.fetcher.ownSubscriptions());
	}

	private static <T> T resultOf(CompletableFuture<T> future) {
		try {
			return future.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private boolean isWritten(BulkLease lease, BulkState state) {
		try {
			var found = state.of(lease);
			found.ifPresent((one) -> this.writer.write(lease.lease(), one));
			return found.isPresent();
		}
		catch (LeaseLostException ex) {
			logger.info(ex.getMessage());
		}
		catch (RuntimeException ex) {
			logger.warn("Customer {} cannot be synced in bulk and is synced alone: {}", lease.providerId(),
					FailureReason.of(ex));
		}
		return false;
	}

}
