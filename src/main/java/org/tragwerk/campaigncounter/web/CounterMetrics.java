package org.tragwerk.campaigncounter.web;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of the count as this node serves it, of its age, and of the live streams.
 */
@Component
class CounterMetrics implements MeterBinder {

	private final Campaign campaign;

	private final EventStreams streams;

	CounterMetrics(Campaign campaign, EventStreams streams) {
		this.campaign = campaign;
		this.streams = streams;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.counter.supporters", this.campaign::supporters, "The count that this node serves")
			.register(registry);
		gauge("tragwerk.counter.version", this.campaign::version, "The version that this node serves")
			.register(registry);
		gauge("tragwerk.counter.age", this.campaign::secondsSinceRead, "Time since this node last read the count")
			.baseUnit("seconds")
			.register(registry);
		gauge("tragwerk.streams.open", this.streams::count, "Open live streams of this node").register(registry);
		gauge("tragwerk.streams.limit", this.streams::limit, "Live streams that this node may carry")
			.register(registry);
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

}
