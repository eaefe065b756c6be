package org.tragwerk.stripe.sync;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What an operator watches: customers that wait or were given up. The table is read from
 * time to time and never by a scrape; what cannot be read is no number.
 */
@Component
class SyncMetrics implements MeterBinder {

	private final SyncQueue syncQueue;

	private volatile SyncBacklog syncBacklog = SyncBacklog.UNKNOWN;

	SyncMetrics(SyncQueue syncQueue) {
		this.syncQueue = syncQueue;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.metrics:PT10S}")
	void look() {
		try {
			this.syncBacklog = this.syncQueue.backlog();
		}
		catch (DataAccessException | TransactionException ex) {
			this.syncBacklog = SyncBacklog.UNKNOWN;
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.subjects.open", () -> this.syncBacklog.open(), "Customers that are to be looked at")
			.register(registry);
		gauge("tragwerk.subjects.dead", () -> this.syncBacklog.dead(),
				"Customers whose notices could not be worked and wait for somebody")
			.register(registry);
		gauge("tragwerk.subjects.oldest.age", () -> this.syncBacklog.oldestAge(),
				"For how long the longest waiting customer was not looked at")
			.baseUnit("seconds")
			.register(registry);
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

}
