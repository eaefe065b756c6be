package org.tragwerk.stripe;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * What an operator watches: customers that wait or were given up, and declined cards. The
 * table is read from time to time and never by a scrape; what cannot be read is no
 * number.
 */
@Component
class StripeMetrics implements MeterBinder {

	private final Subjects subjects;

	private final Declines declines;

	private volatile Backlog backlog = Backlog.UNKNOWN;

	StripeMetrics(Subjects subjects, Declines declines) {
		this.subjects = subjects;
		this.declines = declines;
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.metrics:PT10S}")
	void look() {
		try {
			this.backlog = this.subjects.backlog();
		}
		catch (DataAccessException | TransactionException ex) {
			this.backlog = Backlog.UNKNOWN;
		}
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("tragwerk.subjects.open", () -> this.backlog.open(), "Customers that are to be looked at")
			.register(registry);
		gauge("tragwerk.subjects.dead", () -> this.backlog.dead(),
				"Customers whose notices could not be worked and wait for somebody")
			.register(registry);
		gauge("tragwerk.subjects.oldest.age", () -> this.backlog.oldestAge(),
				"For how long the longest waiting customer was not looked at")
			.baseUnit("seconds")
			.register(registry);
		gauge("tragwerk.checkout.declines", this.declines::recent, "Cards that Checkout declined within ten minutes")
			.register(registry);
		gauge("tragwerk.checkout.completions", this.declines::completed, "Checkouts completed within ten minutes")
			.register(registry);
		gauge("tragwerk.checkout.pressure", () -> this.declines.areUnusuallyMany() ? 1 : 0,
				"1 while readers have to open a mailed link before Checkout")
			.register(registry);
	}

	private static Gauge.Builder<Supplier<Number>> gauge(String name, Supplier<Number> value, String description) {
		return Gauge.builder(name, value).description(description);
	}

}
