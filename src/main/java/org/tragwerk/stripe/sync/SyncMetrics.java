package org.tragwerk.stripe.sync;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.tragwerk.stripe.client.RequestPriority;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Metrics of customers that wait for a sync or are given up. The table is read
 * periodically and not by scrapes; the gauges are NaN if it cannot be read.
 */
@Component
class SyncMetrics implements MeterBinder {

	private final SyncQueue syncQueue;

	private volatile SyncBacklog syncBacklog = SyncBacklog.UNKNOWN;

	SyncMetrics(SyncQueue syncQueue) {
		this.syncQueue = syncQueue;
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		try {
			this.syncBacklog = this.syncQueue.backlog();
		}
		catch (DataAccessException | TransactionException ex) {
			this.syncBacklog = SyncBacklog.UNKNOWN;
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.sync.queue.dead", () -> this.syncBacklog.givenUp(),
				"Customers given up, which are tried again daily or at the next webhook event")
			.register(registry);
		for (var priority : RequestPriority.values()) {
			gauge("tragwerk.sync.queue.open", () -> this.syncBacklog.of(priority).open(),
					"Customers waiting for a sync")
				.tag("priority", priority.label())
				.register(registry);
			gauge("tragwerk.sync.queue.age", () -> this.syncBacklog.of(priority).oldestAge(),
					"Time for which the first waiting customer has been waiting")
				.tag("priority", priority.label())
				.baseUnit("seconds")
				.register(registry);
		}
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

}
