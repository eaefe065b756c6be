package org.tragwerk.cancellation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Metric of the declarations that staff have to resolve
 * ({@code tragwerk_declarations_unclear}); those waiting to be matched are in the metrics
 * of the queue {@code declaration}. The table is read periodically and not by scrapes;
 * the gauge is NaN if it cannot be read.
 */
@Component
class CancellationMetrics implements MeterBinder {

	private final Declarations declarations;

	private volatile double unclear = Double.NaN;

	CancellationMetrics(Declarations declarations) {
		this.declarations = declarations;
	}

	@Scheduled(fixedDelayString = "${tragwerk.tasks.metrics:PT10S}")
	void refresh() {
		try {
			this.unclear = this.declarations.countUnclear();
		}
		catch (DataAccessException | TransactionException ex) {
			this.unclear = Double.NaN;
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("tragwerk.declarations.unclear", () -> this.unclear)
			.description("Declarations that staff have to resolve")
			.register(registry);
	}

}
