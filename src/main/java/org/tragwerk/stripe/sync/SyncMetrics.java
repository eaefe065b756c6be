package org.tragwerk.stripe.sync;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.tragwerk.stripe.client.RequestPriority;
import org.tragwerk.task.PolledValue;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Metrics of customers that wait for a sync, by priority, or are given up.
 */
@Component
class SyncMetrics implements MeterBinder {

	private final SyncQueue syncQueue;

	private final SweepRuns sweepRuns;

	private final PolledValue<SyncBacklog> backlog = new PolledValue<>();

	private final PolledValue<Double> lostEvents = new PolledValue<>();

	SyncMetrics(SyncQueue syncQueue, SweepRuns sweepRuns) {
		this.syncQueue = syncQueue;
		this.sweepRuns = sweepRuns;
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		this.backlog.refresh(this.syncQueue::backlog);
		this.lostEvents.refresh(this.sweepRuns::withoutEvent);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.backlog.gauge("tragwerk.sync.queue.dead", SyncBacklog::givenUp)
			.description("Customers given up, which are tried again daily or at the next webhook event")
			.register(registry);
		this.lostEvents.gauge("tragwerk.webhook.events.lost", Double::doubleValue)
			.description("Changes that sweeps repaired within the last hour and no webhook event has told since")
			.register(registry);
		for (var priority : RequestPriority.values()) {
			this.backlog.gauge("tragwerk.sync.queue.open", (backlog) -> backlog.of(priority).open())
				.description("Customers waiting for a sync")
				.tag("priority", priority.label())
				.register(registry);
			this.backlog.gauge("tragwerk.sync.queue.age", (backlog) -> backlog.of(priority).oldestAge())
				.description("Time for which the first waiting customer has been waiting")
				.tag("priority", priority.label())
				.baseUnit("seconds")
				.register(registry);
		}
	}

}
