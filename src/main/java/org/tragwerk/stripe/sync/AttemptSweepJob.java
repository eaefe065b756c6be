package org.tragwerk.stripe.sync;

import org.tragwerk.pledging.Attempts;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;

/**
 * Looks after attempts whose notices were lost: asks again where no page is known, and
 * marks the customers of those that still wait, or whose debit is under way.
 */
@Component
class AttemptSweepJob {

	private final Attempts attempts;

	private final SyncQueue syncQueue;

	private final SyncWorker worker;

	private final SweepRuns book;

	AttemptSweepJob(Attempts attempts, SyncQueue syncQueue, SyncWorker worker, SweepRuns book) {
		this.attempts = attempts;
		this.syncQueue = syncQueue;
		this.worker = worker;
		this.book = book;
	}

	@RecurringJob(name = "attempt-sweep", every = "${tragwerk.jobs.attempt-sweep:PT1M}")
	void sweep() {
		var waiting = this.attempts.waitingCustomers();
		var reminded = this.syncQueue.markDirty(waiting);
		if (reminded > 0) {
			this.worker.wake();
		}
		var undecided = this.attempts.settleUndecided();
		this.book.record("attempts", undecided + waiting.size(), undecided + reminded, 0);
	}

	/** A debit is never given up here: banks take up to fourteen business days. */
	@RecurringJob(name = "debit-sweep", every = "${tragwerk.jobs.debit-sweep:PT1H}")
	void sweepDebits() {
		if (this.syncQueue.markDirty(this.attempts.processingCustomers()) > 0) {
			this.worker.wake();
		}
	}

}
