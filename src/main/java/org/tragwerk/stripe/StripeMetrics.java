package org.tragwerk.stripe;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * What an operator watches: subjects that were given up.
 */
@Component
class StripeMetrics implements MeterBinder {

	private final Subjects subjects;

	StripeMetrics(Subjects subjects) {
		this.subjects = subjects;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tragwerk.subjects.dead", this.subjects, Subjects::countDead)
			.description("Customers whose notices could not be worked and wait for somebody")
			.register(registry);
	}

}
