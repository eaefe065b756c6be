package org.tragwerk.cancellation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Tells operators how many declarations wait to be matched
 * ({@code tragwerk_declarations_waiting}) and how many wait for people
 * ({@code tragwerk_declarations_unclear}).
 */
@Component
class CancellationMetrics implements MeterBinder {

	private final Declarations declarations;

	CancellationMetrics(Declarations declarations) {
		this.declarations = declarations;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tragwerk.declarations.waiting", this.declarations::countNew)
			.description("Declarations that were not matched yet")
			.register(registry);
		Gauge.builder("tragwerk.declarations.unclear", this.declarations::countUnclear)
			.description("Declarations that wait for people")
			.register(registry);
	}

}
