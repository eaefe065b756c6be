package org.tragwerk.stripe.sync;

import org.tragwerk.pledging.Attempts;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;

/**
 * Sweeps attempts whose webhook events were lost: asks again where no page is known, and
 * marks the customers of those that still wait, or whose debit is under way.
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

	/** A debit is never given up here: banks take up to fourteen business days. */
	@RecurringJob(name = "debit-sweep", every = "${tragwerk.jobs.debit-sweep:PT1H}")
	void sweepDebits() {
		if (this.syncQueue.markDirty(this.attempts.processingCustomers()) > 0) {
			this.worker.wake();
		}
	}

}
