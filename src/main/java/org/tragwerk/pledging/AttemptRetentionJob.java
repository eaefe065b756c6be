package org.tragwerk.pledging;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.task.FailureReason;
import org.tragwerk.task.RecurringJob;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Deletes abandoned attempts after thirty days: first the customer at the provider, then
 * our row. Removes the hashes of networks after a day.
 */
@Component
class AttemptRetentionJob {

	private static final Logger logger = LoggerFactory.getLogger(AttemptRetentionJob.class);

	private static final Duration RETENTION = Duration.ofDays(30);

	private static final Duration RETENTION_OF_NETWORKS = Duration.ofDays(1);

	private static final Limit BATCH = Limit.of(100);

	private static final UUID FIRST = new UUID(0, 0);

	private final AttemptRepository attempts;

	private final Checkouts checkouts;

	private final Clock clock;

	AttemptRetentionJob(AttemptRepository attempts, Checkouts checkouts, Clock clock) {
		this.attempts = attempts;
		this.checkouts = checkouts;
		this.clock = clock;
	}

	@RecurringJob(name = "attempt-network-retention", every = "${tragwerk.jobs.attempt-network-retention:PT1H}")
	void deleteNetworkHashes() {
		this.attempts.deleteNetworkHashes(this.clock.instant().minus(RETENTION_OF_NETWORKS));
	}

	/**
	 * Deletes abandoned attempts; stops as soon as the provider is unavailable, and skips
	 * attempts whose customer cannot be deleted.
	 */
	@RecurringJob(name = "attempt-retention", every = "${tragwerk.jobs.attempt-retention:P1D}")
	void deleteAbandoned() {
		var before = this.clock.instant().minus(RETENTION);
		try {
			var page = this.attempts.findAbandoned(before, FIRST, BATCH);
			while (!page.isEmpty()) {
				page.stream()
					.filter(this::isGoneAtProvider)
					.forEach((attempt) -> this.attempts.deleteAbandoned(attempt.id(), before));
				page = this.attempts.findAbandoned(before, page.get(page.size() - 1).id(), BATCH);
			}
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("Abandoned attempts are deleted later: {}", ex.getMessage());
		}
	}

	private boolean isGoneAtProvider(Attempt attempt) {
		try {
			return this.checkouts.deleteCustomer(attempt.id(), attempt.customerId(), attempt.request().email());
		}
		catch (ProviderUnavailableException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.warn("The customer of attempt {} is not deleted: {}", attempt.id(), FailureReason.of(ex));
			return false;
		}
	}

}
