package org.tragwerk.stripe.checkout;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.stereotype.Component;

/**
 * Metrics of declined and completed Checkout sessions.
 */
@Component
class CheckoutMetrics implements MeterBinder {

	private final CardTestingMonitor cardTestingMonitor;

	CheckoutMetrics(CardTestingMonitor cardTestingMonitor) {
		this.cardTestingMonitor = cardTestingMonitor;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.checkout.declines", this.cardTestingMonitor::recent,
				"Cards that Checkout declined within ten minutes")
			.register(registry);
		gauge("tragwerk.checkout.completions", this.cardTestingMonitor::completed,
				"Checkouts completed within ten minutes")
			.register(registry);
		gauge("tragwerk.checkout.pressure", () -> this.cardTestingMonitor.isCardTestingSuspected() ? 1 : 0,
				"1 while readers have to open a mailed link before Checkout")
			.register(registry);
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

}
