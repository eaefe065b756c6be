package org.tragwerk.stripe.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.Backoff;
import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.task.FailureReason;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Syncs marked customers: takes a lease, fetches the state without holding a database
 * connection, and writes it with the fencing token. If it is interrupted at any point,
 * the row stays marked.
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

	/**
	 * Starts a worker thread for a new request, unless the customer will be synced in
	 * bulk.
	 */
	public void wakeFor(SyncRequest syncRequest) {
		if (syncRequest.objectId() == null || !this.bulkSync.isBacklogged()) {
			wake(syncRequest.priority());
		}
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.sync:PT1S}")
	void wakeAll() {
		Stream.of(RequestPriority.values()).forEach(this::wake);
	}

	/** Starts a worker thread of the priority, unless enough are running. */
	void wake(RequestPriority priority) {
		this.pool.execute(priority, () -> syncAll(priority));
	}

	/**
	 * Syncs marked customers of the priority until none is due, in the caller's thread.
	 */
	public void syncAll(RequestPriority priority) {
		try {
			releaseLost();
			var lease = lease(priority);
			while (lease.isPresent()) {
				syncNamed(lease.get());
				lease = this.pool.isStopping() ? Optional.empty() : lease(priority);
			}
		}
		catch (DataAccessException | TransactionException ex) {
			this.connectionLost = true;
			logger.warn("Syncs are postponed, because the database is unavailable: {}", ex.getClass().getSimpleName());
		}
	}

	private Optional<Lease> lease(RequestPriority priority) {
		return this.syncQueue.lease(priority, LEASE, this.bulkSync.isBacklogged());
	}

	/**
	 * Releases leases of this node that no running worker holds, which can happen if the
	 * connection broke while a lease was taken.
	 */
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
			lease.priority().run(() -> this.syncCustomer.sync(lease));
		}
		catch (LeaseLostException ex) {
			logger.info(ex.getMessage());
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("The sync of customer {} is postponed: {}", lease.providerId(), ex.getMessage());
			this.syncQueue.postpone(lease, Backoff.pauseAfter(lease.attempts()));
		}
		catch (RuntimeException ex) {
			retryLater(lease, ex);
		}
	}

	private void retryLater(Lease lease, RuntimeException failure) {
		var reason = FailureReason.of(failure);
		if (lease.attempts() + 1 >= SyncQueue.MAX_ATTEMPTS) {
			logger.error("The sync of customer {} failed {} times and is retried daily: {}", lease.providerId(),
					SyncQueue.MAX_ATTEMPTS, reason);
			this.syncQueue.giveUp(lease, reason);
		}
		else {
			logger.warn("Customer {} could not be synced: {}", lease.providerId(), reason);
			this.syncQueue.fail(lease, Backoff.pauseAfter(lease.attempts()), reason);
		}
	}

}
