package org.tragwerk.campaigncounter;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Tells operators what this node knows of the count, how fresh that is, and how many
 * pages listen.
 */
@Component
class CounterMetrics implements MeterBinder {

	private final Campaign campaign;

	private final Streams streams;

	CounterMetrics(Campaign campaign, Streams streams) {
		this.campaign = campaign;
		this.streams = streams;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.counter.supporters", this.campaign::supporters, "The count as this node tells it")
			.register(registry);
		gauge("tragwerk.counter.version", this.campaign::version, "The version of the count that this node tells")
			.register(registry);
		gauge("tragwerk.counter.age", this.campaign::secondsSinceHeard, "Since when this node did not see the count")
			.baseUnit("seconds")
			.register(registry);
		gauge("tragwerk.streams.open", this.streams::count, "Pages that listen to this node").register(registry);
		gauge("tragwerk.streams.limit", this.streams::limit, "Pages that may listen to this node").register(registry);
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

}
