package org.tragwerk.stripe;

import java.time.Duration;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.subscription.ProviderUnavailableException;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

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

	private final LookBook book;

	private final WorkerPool pool;

	SubjectWorker(Subjects subjects, CustomerTruth truth, LookBook book, WorkerPool subjectPool) {
		this.subjects = subjects;
		this.truth = truth;
		this.book = book;
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
			this.book.write(lease, this.truth.of(lease.id()));
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
