package org.tragwerk.cancellation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Tells operators how many declarations wait for people
 * ({@code tragwerk_declarations_unclear}). Those that wait to be matched are tasks of the
 * queue {@code declaration}.
 */
@Component
class CancellationMetrics implements MeterBinder {

	private final Declarations declarations;

	CancellationMetrics(Declarations declarations) {
		this.declarations = declarations;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tragwerk.declarations.unclear", this.declarations::countUnclear)
			.description("Declarations that wait for people")
			.register(registry);
	}

}
