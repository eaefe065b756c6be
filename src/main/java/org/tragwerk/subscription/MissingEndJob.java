package org.tragwerk.subscription;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.task.BatchRunner;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Logs and counts subscriptions whose requested end is near and not set at the provider
 * ({@code tragwerk_ends_missing}), and requests it again once a day.
 */
@Component
class MissingEndJob {

	private static final Logger logger = LoggerFactory.getLogger(MissingEndJob.class);

	private static final Duration NEAR = Duration.ofDays(3);

	private final SubscriptionRepository subscriptions;

	private final CancelSubscription cancelSubscription;

	private final BatchRunner batch;

	private final Clock clock;

	private volatile int missing;

	MissingEndJob(SubscriptionRepository subscriptions, CancelSubscription cancelSubscription, BatchRunner batch,
			Clock clock, MeterRegistry registry) {
		this.subscriptions = subscriptions;
		this.cancelSubscription = cancelSubscription;
		this.batch = batch;
		this.clock = clock;
		Gauge.builder("tragwerk.ends.missing", () -> this.missing)
			.description("Subscriptions whose requested end is near and not set")
			.register(registry);
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.missing-ends:PT10M}")
	void check() {
		var now = this.clock.instant();
		var endless = this.subscriptions.findWithoutRequestedEnd(now.plus(NEAR));
		this.missing = endless.size();
		endless
			.forEach((id) -> logger.error("The requested end of subscription {} is not set, and a debit is near", id));
		this.batch.run(endless, "The end of subscription {} could not be requested again",
				(id) -> this.subscriptions.findById(id)
					.ifPresent((subscription) -> this.cancelSubscription.requestAgain(subscription, once(id, now))));
	}

	private static UUID once(UUID subscription, Instant now) {
		var day = subscription + " " + now.truncatedTo(ChronoUnit.DAYS);
		return UUID.nameUUIDFromBytes(day.getBytes(StandardCharsets.UTF_8));
	}

}
