package org.tragwerk.pledging;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tragwerk.mail.Outbox;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.site.Languages;
import org.tragwerk.subscription.Signups.ConfirmationRequested;
import org.tragwerk.subscription.Signups.Signup;
import org.tragwerk.subscription.Signups;
import org.tragwerk.task.FailureReason;
import org.tragwerk.task.IdPages;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The module's interface for sweeps, which settle open attempts, and for syncs, which
 * update attempts from their Checkout sessions.
 */
@Component
public class Attempts implements Signups {

	private static final Logger logger = LoggerFactory.getLogger(Attempts.class);

	private static final Duration IN_FLIGHT = Duration.ofMinutes(1);

	/**
	 * Longer than the three days for which Stripe retries the delivery of webhook events.
	 */
	private static final Duration MAX_DELIVERY_TIME = Duration.ofDays(4);

	private static final Limit PAGE = Limit.of(100);

	private final AttemptRepository attempts;

	private final CheckoutOpener checkoutOpener;

	private final Outbox outbox;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Attempts(AttemptRepository attempts, CheckoutOpener checkoutOpener, Outbox outbox, ApplicationEventPublisher events,
			Clock clock) {
		this.attempts = attempts;
		this.checkoutOpener = checkoutOpener;
		this.outbox = outbox;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Retries, with the same idempotency keys, the creation of Checkout sessions whose
	 * outcome is unknown; stops as soon as the provider is unavailable. Expires attempts
	 * whose lifetime is over.
	 */
	public void settleUnknown() {
		var now = this.clock.instant();
		this.attempts.expireUndecided(now);
		try {
			IdPages.forEach((after) -> this.attempts.findUndecided(now.minus(IN_FLIGHT), after, PAGE), Attempt::id,
					this::settle);
		}
		catch (ProviderUnavailableException ex) {
			logger.warn("Attempts with an unknown outcome are settled later: {}", ex.getMessage());
		}
	}

	/**
	 * The provider's ids of customers whose Checkout session was open when last synced,
	 * in their order.
	 * @param after the id that precedes them, null to begin with the first
	 */
	public List<String> waitingCustomers(@Nullable String after, int max) {
		var now = this.clock.instant();
		return this.attempts.findWaitingCustomers(now.minus(IN_FLIGHT), now.minus(MAX_DELIVERY_TIME),
				Objects.requireNonNullElse(after, ""), Limit.of(max));
	}

	/**
	 * The provider's ids of customers whose first direct debit is pending, in their
	 * order.
	 * @param after the id that precedes them, null to begin with the first
	 */
	public List<String> processingCustomers(@Nullable String after, int max) {
		return this.attempts.findProcessingCustomers(Objects.requireNonNullElse(after, ""), Limit.of(max));
	}

	/**
	 * Updates attempts from the state of their Checkout sessions, in the caller's
	 * transaction. The readers are locked until it ends.
	 * @param attempts ids of the attempts for which the provider has a subscription or
	 * payment
	 */
	@Transactional(propagation = Propagation.MANDATORY)
	public void update(Collection<CheckoutSnapshot> checkouts, Collection<UUID> attempts) {
		var checkoutIds = checkouts.stream().map(CheckoutSnapshot::checkoutId).toList();
		this.attempts.findReaders(checkoutIds, attempts)
			.stream()
			.sorted(Arrays::compare)
			.forEach(this.attempts::lockReader);
		for (var checkout : checkouts) {
			this.attempts.findByCheckoutId(checkout.checkoutId()).ifPresent((attempt) -> update(attempt, checkout));
		}
	}

	private void update(Attempt attempt, CheckoutSnapshot checkout) {
		attempt.update(checkout);
		queueEmail(attempt, "");
	}

	/** Queues the email about the attempt, or about what it led to, once more. */
	@Transactional
	void confirmAgain(UUID id) {
		var occasion = UUID.randomUUID().toString();
		this.attempts.findById(id).ifPresent((attempt) -> queueEmail(attempt, occasion));
		this.events.publishEvent(new ConfirmationRequested(id, occasion));
	}

	private void queueEmail(Attempt attempt, String occasion) {
		if (attempt.hasFailed()) {
			this.outbox.queue(FailedDebitEmail.KIND, attempt.id(), occasion);
		}
		else if (attempt.isProcessing() && attempt.pledgeChoice().isOnce()) {
			this.outbox.queue(UpcomingDebitEmail.KIND, attempt.id(), occasion);
		}
	}

	@Override
	@Transactional(propagation = Propagation.MANDATORY)
	public Optional<Signup> complete(UUID attempt) {
		return this.attempts.findById(attempt).map(this::complete);
	}

	private Signup complete(Attempt attempt) {
		attempt.complete();
		var pledgeRequest = attempt.request();
		return new Signup(pledgeRequest.email(), pledgeRequest.name(), Languages.of(pledgeRequest.language()),
				pledgeRequest.pledgeChoice().lastMonth(), this.attempts.existsCompletedBeside(attempt.id(),
						attempt.reader(), attempt.startedAt(), attempt.expiresAt()));
	}

	private void settle(Attempt attempt) {
		try {
			this.checkoutOpener.open(attempt);
		}
		catch (ProviderUnavailableException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			logger.warn("Attempt {} could not be settled: {}", attempt.id(), FailureReason.of(ex));
		}
	}

	/**
	 * A reader has returned from Checkout and is waiting for the confirmation.
	 *
	 * @param customerId the provider's id of the customer made for the attempt
	 */
	public record CheckoutReturned(String customerId) {
	}

}
