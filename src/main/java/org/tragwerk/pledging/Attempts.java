package org.tragwerk.pledging;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.mail.Outbox;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.site.Languages;
import org.tragwerk.subscription.Signups.Signup;
import org.tragwerk.subscription.Signups;
import org.tragwerk.task.RecurringJob;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tries to set up a pledge that have not come to an end yet, for those who look after
 * them.
 */
@Component
public class Attempts implements Signups {

	private static final Logger logger = LoggerFactory.getLogger(Attempts.class);

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	/** Notices come for three days at most; what is older is a matter for people. */
	private static final Duration MEMORY = Duration.ofDays(4);

	private static final Duration RETENTION = Duration.ofDays(30);

	private static final Limit BATCH = Limit.of(100);

	private static final Limit MANY = Limit.of(10_000);

	private final AttemptRepository attempts;

	private final CheckoutOpener desk;

	private final Outbox outbox;

	private final Clock clock;

	Attempts(AttemptRepository attempts, CheckoutOpener desk, Outbox outbox, Clock clock) {
		this.attempts = attempts;
		this.desk = desk;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * Asks the provider again, with the same keys, where we never learned whether a page
	 * was opened, until it gives no answer. Nobody can pay any more where the time is
	 * over.
	 * @return how many there were
	 */
	public int settleUndecided() {
		var now = this.clock.instant();
		this.attempts.expireUndecided(now);
		var undecided = this.attempts.findUndecided(now.minus(PATIENCE), BATCH);
		undecided.stream().takeWhile(this::isSettled).count();
		return undecided.size();
	}

	/**
	 * The provider's ids of customers whose Checkout page is still open as far as we
	 * know.
	 */
	public List<String> waitingCustomers() {
		var now = this.clock.instant();
		return this.attempts.findWaitingCustomers(now.minus(PATIENCE), now.minus(MEMORY), MANY);
	}

	/** The provider's ids of customers whose debit is under way. */
	public List<String> processingCustomers() {
		return this.attempts.findProcessingCustomers(MANY);
	}

	/**
	 * Takes over how far the provider's pages have come, in the transaction of the
	 * caller. Whoever writes on behalf of these readers meanwhile waits.
	 * @param attempts those that something grew from at the provider
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void follow(Collection<CheckoutSnapshot> checkouts, Collection<UUID> attempts) {
		var references = checkouts.stream().map(CheckoutSnapshot::checkoutId).toList();
		this.attempts.findReaders(references, attempts)
			.stream()
			.sorted(Arrays::compare)
			.forEach(this.attempts::takeTurn);
		for (var checkout : checkouts) {
			this.attempts.findByCheckoutId(checkout.checkoutId()).ifPresent((attempt) -> follow(attempt, checkout));
		}
	}

	private void follow(Attempt attempt, CheckoutSnapshot checkout) {
		attempt.follow(checkout);
		if (attempt.hasFailed()) {
			this.outbox.queue(FailedDebitEmail.KIND, attempt.id());
		}
		else if (attempt.isProcessing() && attempt.offer().isOnce()) {
			this.outbox.queue(UpcomingDebitEmail.KIND, attempt.id());
		}
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Signup> complete(UUID attempt) {
		return this.attempts.findById(attempt).map(this::complete);
	}

	private Signup complete(Attempt attempt) {
		attempt.complete();
		var pledgeRequest = attempt.order();
		return new Signup(pledgeRequest.email(), pledgeRequest.name(), Languages.of(pledgeRequest.language()),
				pledgeRequest.pledgeChoice().lastMonth(), this.attempts.existsCompletedBeside(attempt.id(),
						attempt.reader(), attempt.startedAt(), attempt.expiresAt()));
	}

	/** Deletes who tried and did not go through with it. */
	@RecurringJob(name = "attempt-retention", every = "${tragwerk.jobs.attempt-retention:P1D}")
	@Transactional
	void deleteAbandoned() {
		this.attempts.deleteAbandoned(this.clock.instant().minus(RETENTION));
	}

	private boolean isSettled(Attempt attempt) {
		try {
			this.desk.open(attempt);
		}
		catch (ProviderUnavailableException ex) {
			return false;
		}
		catch (RuntimeException ex) {
			logger.warn("Attempt {} is not settled: {}", attempt.id(), ex.getClass().getSimpleName());
		}
		return true;
	}

}
