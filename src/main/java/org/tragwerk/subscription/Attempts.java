package org.tragwerk.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Tries to set up a pledge that have not come to an end yet, for those who look after
 * them.
 */
@Component
public class Attempts {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Limit BATCH = Limit.of(100);

	private final AttemptRepository attempts;

	private final StartingPledge starting;

	private final Clock clock;

	Attempts(AttemptRepository attempts, StartingPledge starting, Clock clock) {
		this.attempts = attempts;
		this.starting = starting;
		this.clock = clock;
	}

	/**
	 * Asks the provider again where the outcome of the first call is unknown.
	 * @return how many there were
	 */
	public int settleUndecided() {
		return this.starting.settleUndecided(PATIENCE, BATCH);
	}

	/**
	 * The provider's ids of customers whose Checkout page is still open as far as we
	 * know.
	 */
	public List<String> waitingCustomers() {
		return this.attempts.findWaitingCustomers(this.clock.instant().minus(PATIENCE), BATCH);
	}

}
