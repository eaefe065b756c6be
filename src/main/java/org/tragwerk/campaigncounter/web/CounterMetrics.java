package org.tragwerk.campaigncounter.web;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of the count and the campaigns as this node serves them, and of event streams.
 */
@Component
class CounterMetrics implements MeterBinder {

	private final Campaigns campaigns;

	private final EventStreams streams;

	CounterMetrics(Campaigns campaigns, EventStreams streams) {
		this.campaigns = campaigns;
		this.streams = streams;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.counter.supporters", this.campaigns::supporters, "The count that this node serves")
			.register(registry);
		this.campaigns.all()
			.forEach((campaign) -> gauge("tragwerk.campaign.version", campaign::version,
					"The version of the campaign that this node serves")
				.tag("campaign", campaign.key())
				.register(registry));
		gauge("tragwerk.counter.age", this.campaigns::secondsSinceRead, "Time since this node last read the count")
			.baseUnit("seconds")
			.register(registry);
		gauge("tragwerk.streams.open", this.streams::count, "Open event streams of this node").register(registry);
		gauge("tragwerk.streams.limit", this.streams::limit, "Maximum number of event streams on this node")
			.register(registry);
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

}
