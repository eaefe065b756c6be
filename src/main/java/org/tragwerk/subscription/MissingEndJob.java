package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Logs and counts subscriptions whose requested end is not yet set at the provider
 * although the next debit is near ({@code tragwerk_ends_missing}).
 */
@Component
class MissingEndJob {

	private static final Logger logger = LoggerFactory.getLogger(MissingEndJob.class);

	private static final Duration NEAR = Duration.ofDays(3);

	private final SubscriptionRepository subscriptions;

	private final Clock clock;

	private volatile int missing;

	MissingEndJob(SubscriptionRepository subscriptions, Clock clock, MeterRegistry registry) {
		this.subscriptions = subscriptions;
		this.clock = clock;
		Gauge.builder("tragwerk.ends.missing", () -> this.missing)
			.description("Subscriptions whose next debit is near although their requested end is not set")
			.register(registry);
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.missing-ends:PT10M}")
	void check() {
		var endless = this.subscriptions.findWithoutRequestedEnd(this.clock.instant().plus(NEAR));
		endless
			.forEach((id) -> logger.error("The requested end of subscription {} is not set, and a debit is near", id));
		this.missing = endless.size();
	}

}
