package org.tragwerk.stripe;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.subscription.CustomerSnapshot;
import org.tragwerk.subscription.ProviderUnavailableException;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.dao.DataAccessException;

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

	private static final Duration LEASE = Duration.ofMinutes(5);

	private final Subjects subjects;

	private final CustomerTruth truth;

	private final Subscriptions subscriptions;

	private final TransactionTemplate transaction;

	private final WorkerPool pool;

	SubjectWorker(Subjects subjects, CustomerTruth truth, Subscriptions subscriptions, TransactionTemplate transaction,
			WorkerPool subjectPool) {
		this.subjects = subjects;
		this.truth = truth;
		this.subscriptions = subscriptions;
		this.transaction = transaction;
		this.pool = subjectPool;
	}

	/** Starts working off, unless enough hands are at it already. */
	@Scheduled(fixedDelayString = "${tragwerk.jobs.subjects:PT1S}")
	void wake() {
		this.pool.execute(this::workAll);
	}

	void workAll() {
		var lease = this.subjects.lease(LEASE);
		while (lease.isPresent()) {
			work(lease.get());
			lease = this.pool.isStopping() ? Optional.empty() : this.subjects.lease(LEASE);
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
		catch (ProviderUnavailableException ex) {
			logger.warn("Subject {} has to wait: {}", lease.id(), ex.getMessage());
			this.subjects.postpone(lease, Backoff.pauseAfter(lease.attempts()));
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
		var reason = reason(failure);
		if (lease.attempts() + 1 >= Subjects.MOST_ATTEMPTS) {
			logger.error("Subject {} is given up after {} tries: {}", lease.id(), Subjects.MOST_ATTEMPTS, reason);
		}
		else {
			logger.warn("Subject {} could not be worked: {}", lease.id(), reason);
		}
		this.subjects.giveBack(lease, Backoff.pauseAfter(lease.attempts()), reason);
	}

	/** What failed, without the values of any row: those are people's. */
	private static String reason(RuntimeException failure) {
		var name = failure.getClass().getSimpleName();
		return (failure instanceof DataAccessException) ? name : name + ": " + failure.getMessage();
	}

}
