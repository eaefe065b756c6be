package org.tragwerk.pledging;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.task.FailureReason;
import org.tragwerk.task.IdPages;
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

	private static final Limit PAGE = Limit.of(100);

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
			IdPages.forEach((after) -> this.attempts.findAbandoned(before, after, PAGE), Attempt::id,
					(attempt) -> delete(attempt, before));
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("Abandoned attempts are deleted later: {}", ex.getMessage());
		}
	}

	private void delete(Attempt attempt, Instant before) {
		if (isGoneAtProvider(attempt)) {
			this.attempts.deleteAbandoned(attempt.id(), before);
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
