package org.tragwerk.stripe.sync;

import org.tragwerk.subscription.PaymentEvent;
import org.tragwerk.subscription.SubscriptionEvent;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes which looks of the sweeps have found what no notice told: those that no notice
 * asked for and that brought news all the same.
 */
@Component
class RepairRecorder {

	private final ThreadLocal<Boolean> broughtNews = new ThreadLocal<>();

	private final JdbcClient jdbc;

	RepairRecorder(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	/** Writes a look down, and in the same transaction whether it repaired something. */
	void watch(Lease lease, Runnable writing) {
		this.broughtNews.set(false);
		try {
			writing.run();
			if (lease.swept() && this.broughtNews.get()) {
				note();
			}
		}
		finally {
			this.broughtNews.remove();
		}
	}

	@EventListener
	void on(SubscriptionEvent event) {
		this.broughtNews.set(true);
	}

	@EventListener
	void on(PaymentEvent event) {
		this.broughtNews.set(true);
	}

	private void note() {
		this.jdbc.sql("insert into sweep_run (kind, looked_at, found, repaired) values ('look', 1, 1, 1)").update();
	}

}
