package org.tragwerk.stripe.sync;

import org.tragwerk.subscription.PaymentEvent;
import org.tragwerk.subscription.SubscriptionEvent;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Records repairs: syncs that only a sweep asked for and that changed something, which no
 * webhook event had told.
 */
@Component
class RepairRecorder {

	private final ThreadLocal<Boolean> hasChanged = new ThreadLocal<>();

	private final JdbcClient jdbc;

	RepairRecorder(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Writes a state, and in the same transaction whether that repaired something. */
	void record(Lease lease, Runnable writing) {
		this.hasChanged.set(false);
		try {
			writing.run();
			if (lease.bySweep() && this.hasChanged.get()) {
				recordRepair();
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

	private void recordRepair() {
		this.jdbc.sql("insert into sweep_run (kind, examined, different, repaired) values ('sync', 1, 1, 1)").update();
	}

}
