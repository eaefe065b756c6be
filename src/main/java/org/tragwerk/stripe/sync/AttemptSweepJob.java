package org.tragwerk.stripe.sync;

import java.time.Duration;

import org.tragwerk.pledging.Attempts;
import org.tragwerk.stripe.sync.CustomerSweep.Page;
import org.tragwerk.task.RecurringJob;

import org.springframework.stereotype.Component;

/**
 * Sweeps open attempts, in case webhook events were lost: retries the creation of
 * Checkout sessions whose outcome is unknown, and marks the customers of waiting attempts
 * and pending debits for a sync.
 */
@Component
class AttemptSweepJob {

	private static final Duration AGE = Duration.ofMinutes(5);

	private static final int PAGE = 100;

	private final Attempts attempts;

	private final CustomerSweep customerSweep;

	AttemptSweepJob(Attempts attempts, CustomerSweep customerSweep) {
		this.attempts = attempts;
		this.customerSweep = customerSweep;
	}

	@RecurringJob(name = "attempt-sweep", every = "${tragwerk.jobs.attempt-sweep:PT1M}")
	void sweep() {
		this.customerSweep.run(Sweep.ATTEMPTS, AGE,
				(after) -> Page.of(this.attempts.waitingCustomers(after, PAGE), PAGE));
		this.attempts.settleUnknown();
	}

	/**
	 * Marks the customers of pending debits for a sync; without an age limit, because
	 * banks take up to fourteen business days.
	 */
	@RecurringJob(name = "debit-sweep", every = "${tragwerk.jobs.debit-sweep:PT1H}")
	void sweepDebits() {
		this.customerSweep.run(Sweep.DEBITS, AGE,
				(after) -> Page.of(this.attempts.processingCustomers(after, PAGE), PAGE));
	}

}
