package org.tragwerk.stripe.sync;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.tragwerk.provider.FailureReason;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.stripe.client.Backoff;
import org.tragwerk.stripe.client.WorkerPool;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Works marked subjects off: lease first, then fetch with no connection in hand, then
 * write under the fence. Whatever interrupts it, the row stays marked.
 */
@Component
public class SyncWorker {

	private static final Logger logger = LoggerFactory.getLogger(SyncWorker.class);

	private static final Duration LEASE = Duration.ofMinutes(5);

	private final SyncQueue syncQueue;

	private final SyncCustomer syncCustomer;

	private final BulkSync bulkSync;

	private final WorkerPool pool;

	private final Set<String> inHand = ConcurrentHashMap.newKeySet();

	private volatile boolean lostSome;

	SyncWorker(SyncQueue syncQueue, SyncCustomer syncCustomer, BulkSync bulkSync, WorkerPool subjectPool) {
		this.syncQueue = syncQueue;
		this.syncCustomer = syncCustomer;
		this.bulkSync = bulkSync;
		this.pool = subjectPool;
		this.pool.whenLeaving(() -> syncQueue.releaseAllExcept(List.of()));
	}

	/** Starts working news off, unless a storm's lists are about to answer it. */
	public void wakeFor(SyncRequest syncRequest) {
		if (syncRequest.object() == null || !this.bulkSync.isBacklogged()) {
			wake();
		}
	}

	/** Starts working off, unless enough hands are at it already. */
	@Scheduled(fixedDelayString = "${tragwerk.jobs.subjects:PT1S}")
	void wake() {
		this.pool.execute(this::workAll);
	}

	public void workAll() {
		try {
			giveBackLost();
			var lease = this.syncQueue.lease(LEASE, this.bulkSync.isBacklogged());
			while (lease.isPresent()) {
				workUnderItsName(lease.get());
				lease = this.pool.isStopping() ? Optional.empty()
						: this.syncQueue.lease(LEASE, this.bulkSync.isBacklogged());
			}
		}
		catch (DataAccessException | TransactionException ex) {
			this.lostSome = true;
			logger.warn("Subjects have to wait for the database: {}", ex.getClass().getSimpleName());
		}
	}

	/** The database went away, and with it perhaps the word of a lease or its return. */
	private void giveBackLost() {
		if (this.lostSome) {
			this.syncQueue.releaseAllExcept(this.inHand);
			this.lostSome = false;
		}
	}

	private void workUnderItsName(Lease lease) {
		try (var field = MDC.putCloseable("tragwerk.subject", lease.id())) {
			work(lease);
		}
	}

	private void work(Lease lease) {
		this.inHand.add(lease.id());
		try {
			workInHand(lease);
		}
		finally {
			this.inHand.remove(lease.id());
		}
	}

	private void workInHand(Lease lease) {
		try {
			this.syncCustomer.sync(lease);
		}
		catch (LeaseLostException ex) {
			logger.info(ex.getMessage());
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("Subject {} has to wait: {}", lease.id(), ex.getMessage());
			this.syncQueue.postpone(lease, Backoff.pauseAfter(lease.attempts()));
		}
		catch (RuntimeException ex) {
			giveBack(lease, ex);
		}
	}

	private void giveBack(Lease lease, RuntimeException failure) {
		var reason = FailureReason.of(failure);
		if (lease.attempts() + 1 >= SyncQueue.MOST_ATTEMPTS) {
			logger.error("Subject {} is given up after {} tries: {}", lease.id(), SyncQueue.MOST_ATTEMPTS, reason);
		}
		else {
			logger.warn("Subject {} could not be worked: {}", lease.id(), reason);
		}
		this.syncQueue.fail(lease, Backoff.pauseAfter(lease.attempts()), reason);
	}

}
