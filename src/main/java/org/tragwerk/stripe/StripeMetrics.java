package org.tragwerk.stripe;

import java.util.function.Supplier;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.tragwerk.subscription.Commands;

import org.springframework.stereotype.Component;

/**
 * What an operator watches: subjects and commands that were given up, and declined cards.
 */
@Component
class StripeMetrics implements MeterBinder {

	private final Subjects subjects;

	private final Commands commands;

	private final Declines declines;

	StripeMetrics(Subjects subjects, Commands commands, Declines declines) {
		this.subjects = subjects;
		this.commands = commands;
		this.declines = declines;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge(registry, "tragwerk.subjects.dead", this.subjects::countDead,
				"Customers whose notices could not be worked and wait for somebody");
		gauge(registry, "tragwerk.commands.dead", this.commands::countGivenUp,
				"Commands to Stripe that were given up and wait for somebody");
		gauge(registry, "tragwerk.checkout.declines", this.declines::recent,
				"Cards that Checkout declined within ten minutes");
	}

	private static void gauge(MeterRegistry registry, String name, Supplier<Number> value, String description) {
		Gauge.builder(name, value).description(description).register(registry);
	}

}
