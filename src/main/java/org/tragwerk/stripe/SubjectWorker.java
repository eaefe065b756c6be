package org.tragwerk.stripe;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works marked subjects off: lease first, then fetch with no connection in hand, then
 * write under the fence. Whatever interrupts it, the row stays marked.
 */
@Component
class SubjectWorker {

	private static final Logger logger = LoggerFactory.getLogger(SubjectWorker.class);

	private static final Duration LEASE = Duration.ofMinutes(2);

	private final Subjects subjects;

	private final CustomerTruth truth;

	private final Subscriptions subscriptions;

	private final TransactionTemplate transaction;

	private final WorkerPool pool;

	SubjectWorker(Subjects subjects, CustomerTruth truth, Subscriptions subscriptions, TransactionTemplate transaction,
			WorkerPool pool) {
		this.subjects = subjects;
		this.truth = truth;
		this.subscriptions = subscriptions;
		this.transaction = transaction;
		this.pool = pool;
	}

	/** Starts working off, unless enough hands are at it already. */
	@Scheduled(fixedDelayString = "${tragwerk.jobs.subjects:PT1S}")
	void wake() {
		this.pool.execute(this::workAll);
	}

	void workAll() {
		for (var lease = this.subjects.lease(LEASE); lease.isPresent(); lease = this.subjects.lease(LEASE)) {
			work(lease.get());
		}
	}

	private void work(Lease lease) {
		try {
			var snapshot = this.truth.of(lease.id());
			this.transaction.executeWithoutResult((status) -> write(lease, snapshot));
		}
		catch (LeaseLostException ex) {
			logger.info(ex.getMessage());
		}
		catch (RuntimeException ex) {
			giveBack(lease, ex);
		}
	}

	private void write(Lease lease, CustomerSnapshot snapshot) {
		this.subjects.finish(lease);
		this.subscriptions.follow(snapshot);
	}

	private void giveBack(Lease lease, RuntimeException failure) {
		var reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
		if (lease.attempts() + 1 >= Subjects.MOST_ATTEMPTS) {
			logger.error("Subject {} is given up after {} tries: {}", lease.id(), Subjects.MOST_ATTEMPTS, reason);
		}
		else {
			logger.warn("Subject {} could not be worked: {}", lease.id(), reason);
		}
		this.subjects.giveBack(lease, Backoff.pauseAfter(lease.attempts()), reason);
	}

}
