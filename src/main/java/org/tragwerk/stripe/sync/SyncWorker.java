package org.tragwerk.stripe.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.Backoff;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.task.FailureReason;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Syncs marked customers: first the lease, then the fetch without holding a connection,
 * then the write under the fence. Whatever interrupts it, the row stays marked.
 */
@Component
public class SyncWorker {

	private static final Logger logger = LoggerFactory.getLogger(SyncWorker.class);

	private static final Duration LEASE = Duration.ofMinutes(5);

	private final SyncQueue syncQueue;

	private final SyncCustomer syncCustomer;

	private final BulkSync bulkSync;

	private final WorkerPool pool;

	private final Set<String> running = ConcurrentHashMap.newKeySet();

	private volatile boolean connectionLost;

	SyncWorker(SyncQueue syncQueue, SyncCustomer syncCustomer, BulkSync bulkSync, WorkerPool syncPool) {
		this.syncQueue = syncQueue;
		this.syncCustomer = syncCustomer;
		this.bulkSync = bulkSync;
		this.pool = syncPool;
		this.pool.onStop(() -> syncQueue.releaseAllExcept(List.of()));
	}

	/** Starts syncing, unless the customer is about to be fetched in bulk. */
	public void wakeFor(SyncRequest syncRequest) {
		if (syncRequest.objectId() == null || !this.bulkSync.isBacklogged()) {
			wake();
		}
	}

	/** Starts syncing, unless enough threads are at it already. */
	@Scheduled(fixedDelayString = "${tragwerk.jobs.sync:PT1S}")
	void wake() {
		this.pool.execute(this::syncAll);
	}

	public void syncAll() {
		try {
			releaseLost();
			var lease = this.syncQueue.lease(LEASE, this.bulkSync.isBacklogged());
			while (lease.isPresent()) {
				syncNamed(lease.get());
				lease = this.pool.isStopping() ? Optional.empty()
						: this.syncQueue.lease(LEASE, this.bulkSync.isBacklogged());
			}
		}
		catch (DataAccessException | TransactionException ex) {
			this.connectionLost = true;
			logger.warn("Syncs have to wait for the database: {}", ex.getClass().getSimpleName());
		}
	}

	/** When the connection broke, leases may be held that no worker knows of. */
	private void releaseLost() {
		if (this.connectionLost) {
			this.syncQueue.releaseAllExcept(this.running);
			this.connectionLost = false;
		}
	}

	private void syncNamed(Lease lease) {
		try (var field = MDC.putCloseable("customer.id", lease.providerId())) {
			sync(lease);
		}
	}

	private void sync(Lease lease) {
		this.running.add(lease.providerId());
		try {
			fetchAndWrite(lease);
		}
		finally {
			this.running.remove(lease.providerId());
		}
	}

	private void fetchAndWrite(Lease lease) {
		try {
			this.syncCustomer.sync(lease);
		}
		catch (LeaseLostException ex) {
			logger.info(ex.getMessage());
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("Customer {} has to wait: {}", lease.providerId(), ex.getMessage());
			this.syncQueue.postpone(lease, Backoff.pauseAfter(lease.attempts()));
		}
		catch (RuntimeException ex) {
			retryLater(lease, ex);
		}
	}

	private void retryLater(Lease lease, RuntimeException failure) {
		var reason = FailureReason.of(failure);
		if (lease.attempts() + 1 >= SyncQueue.MAX_ATTEMPTS) {
			logger.error("Customer {} is given up after {} attempts: {}", lease.providerId(), SyncQueue.MAX_ATTEMPTS,
					reason);
		}
		else {
			logger.warn("Customer {} could not be synced: {}", lease.providerId(), reason);
		}
		this.syncQueue.fail(lease, Backoff.pauseAfter(lease.attempts()), reason);
	}

}
