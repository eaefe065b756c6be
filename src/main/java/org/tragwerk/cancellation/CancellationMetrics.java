package org.tragwerk.cancellation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Tells operators how many declarations nobody looked at
 * ({@code tragwerk_declarations_waiting}) and how many wait for people
 * ({@code tragwerk_declarations_unclear}).
 */
@Component
class CancellationMetrics implements MeterBinder {

	private final Declarations declarations;

	private final Cases cases;

	CancellationMetrics(Declarations declarations, Cases cases) {
		this.declarations = declarations;
		this.cases = cases;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tragwerk.declarations.waiting", () -> this.cases.count(Verdict.State.NEW))
			.description("Declarations that were not looked at yet")
			.register(registry);
		Gauge.builder("tragwerk.declarations.unclear", this.declarations::countUnclear)
			.description("Declarations that wait for people")
			.register(registry);
	}

}
