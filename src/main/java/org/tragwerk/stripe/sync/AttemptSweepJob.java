package org.tragwerk.stripe.sync;

import org.tragwerk.pledging.Attempts;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;

/**
 * Sweeps open attempts, in case webhook events were lost: retries the creation of
 * Checkout sessions whose outcome is unknown, and marks the customers of waiting attempts
 * and pending debits for a sync.
 */
@Component
class AttemptSweepJob {

	private final Attempts attempts;

	private final SyncQueue syncQueue;

	private final SyncWorker worker;

	private final SweepRuns sweepRuns;

	AttemptSweepJob(Attempts attempts, SyncQueue syncQueue, SyncWorker worker, SweepRuns sweepRuns) {
		this.attempts = attempts;
		this.syncQueue = syncQueue;
		this.worker = worker;
		this.sweepRuns = sweepRuns;
	}

	@RecurringJob(name = "attempt-sweep", every = "${tragwerk.jobs.attempt-sweep:PT1M}")
	void sweep() {
		var waiting = this.attempts.waitingCustomers();
		var marked = this.syncQueue.markDirty(waiting);
		if (marked > 0) {
			this.worker.wake();
		}
		var undecided = this.attempts.settleUndecided();
		this.sweepRuns.record("attempts", undecided + waiting.size(), undecided + marked, 0);
	}

	/**
	 * Marks the customers of pending debits for a sync; without an age limit, because
	 * banks take up to fourteen business days.
	 */
	@RecurringJob(name = "debit-sweep", every = "${tragwerk.jobs.debit-sweep:PT1H}")
	void sweepDebits() {
		if (this.syncQueue.markDirty(this.attempts.processingCustomers()) > 0) {
			this.worker.wake();
		}
	}

}
