package org.tragwerk.stripe.sync;

import org.tragwerk.payment.PaymentEvent;
import org.tragwerk.subscription.SubscriptionEvent;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Records repairs: syncs that were marked only by a sweep and changed something, which
 * means that a webhook event was lost or is late.
 */
@Component
class RepairRecorder {

	private final ThreadLocal<Boolean> hasChanged = new ThreadLocal<>();

	private final SweepRuns sweepRuns;

	RepairRecorder(SweepRuns sweepRuns) {
		this.sweepRuns = sweepRuns;
	}

	/**
	 * Runs the write, and records in the same transaction whether it repaired something.
	 */
	void record(Lease lease, Runnable writing) {
		this.hasChanged.set(false);
		try {
			writing.run();
			if (lease.sweep() != null && this.hasChanged.get()) {
				this.sweepRuns.recordRepair(lease.sweep(), lease.providerId());
			}
		}
		finally {
			this.hasChanged.remove();
		}
	}

	@EventListener
	void on(SubscriptionEvent event) {
		this.hasChanged.set(true);
	}

	@EventListener
	void on(PaymentEvent event) {
		this.hasChanged.set(true);
	}

}
