package org.tragwerk.stripe;

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
		Gauge.builder("tragwerk.subjects.dead", this.subjects, Subjects::countDead)
			.description("Customers whose notices could not be worked and wait for somebody")
			.register(registry);
		Gauge.builder("tragwerk.commands.dead", this.commands, Commands::countGivenUp)
			.description("Commands to Stripe that were given up and wait for somebody")
			.register(registry);
		Gauge.builder("tragwerk.checkout.declines", this.declines, Declines::recent)
			.description("Cards that Checkout declined within ten minutes")
			.register(registry);
	}

}
