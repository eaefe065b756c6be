package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Tries to set up a pledge that have not come to an end yet, for those who look after
 * them.
 */
@Component
public class Attempts {

	private static final Logger logger = LoggerFactory.getLogger(Attempts.class);

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Limit BATCH = Limit.of(100);

	private final AttemptRepository attempts;

	private final CheckoutDesk desk;

	private final Clock clock;

	Attempts(AttemptRepository attempts, CheckoutDesk desk, Clock clock) {
		this.attempts = attempts;
		this.desk = desk;
		this.clock = clock;
	}

	/**
	 * Asks the provider again, with the same keys, where we never learned whether a page
	 * was opened.
	 * @return how many there were
	 */
	public int settleUndecided() {
		var undecided = this.attempts.findUndecided(this.clock.instant().minus(PATIENCE), BATCH);
		undecided.forEach(this::settle);
		return undecided.size();
	}

	/**
	 * The provider's ids of customers whose Checkout page is still open as far as we
	 * know.
	 */
	public List<String> waitingCustomers() {
		return this.attempts.findWaitingCustomers(this.clock.instant().minus(PATIENCE), BATCH);
	}

	private void settle(Attempt attempt) {
		try {
			this.desk.open(attempt);
		}
		catch (ProviderUnavailableException | ProviderRefusalException ex) {
			logger.info("Attempt {} is not settled: {}", attempt.id(), ex.getMessage());
		}
	}

}
