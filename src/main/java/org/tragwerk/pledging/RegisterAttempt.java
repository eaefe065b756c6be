package org.tragwerk.pledging;

import java.time.Clock;
import java.util.Optional;

import org.tragwerk.mail.Outbox;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes attempts down, one open attempt a reader, whatever is clicked at once.
 */
@Component
class RegisterAttempt {

	private final AttemptRepository attempts;

	private final ExpireCheckout expireCheckout;

	private final Outbox outbox;

	private final AvailablePaymentMethods ways;

	private final Clock clock;

	RegisterAttempt(AttemptRepository attempts, ExpireCheckout expireCheckout, Outbox outbox,
			AvailablePaymentMethods ways, Clock clock) {
		this.attempts = attempts;
		this.expireCheckout = expireCheckout;
		this.outbox = outbox;
		this.ways = ways;
		this.clock = clock;
	}

	/**
	 * The reader's attempt for this order, committed: the one that is open, or a new one
	 * in place of an open one for something else; or else the one whose debit is under
	 * way.
	 * @param hold whether the reader has to open a mailed link first
	 */
	@Transactional
	public Attempt register(PledgeRequest pledgeRequest, Secret browser, boolean hold) {
		var reader = browser.hashWith(pledgeRequest.email());
		this.attempts.takeTurn(reader);
		return underWay(reader).orElseGet(() -> register(pledgeRequest, browser, reader, hold));
	}

	/** A debit takes days; until it is decided the reader pays nothing else. */
	private Optional<Attempt> underWay(byte[] reader) {
		return this.attempts.findProcessing(reader).stream().findFirst();
	}

	private Attempt register(PledgeRequest pledgeRequest, Secret browser, byte[] reader, boolean hold) {
		var now = this.clock.instant();
		var open = this.attempts.findOpenForUpdate(reader);
		var attempt = open.filter((it) -> it.isFor(pledgeRequest, now)).orElseGet(() -> {
			open.ifPresent(this::supersede);
			return begin(new Attempt(pledgeRequest, this.ways.offered(), browser, now), hold);
		});
		if (!hold) {
			attempt.release(browser, now);
		}
		return attempt;
	}

	private Attempt begin(Attempt attempt, boolean hold) {
		if (hold) {
			attempt.hold();
			this.outbox.queue(CheckoutEmail.KIND, attempt.id());
		}
		return this.attempts.save(attempt);
	}

	private void supersede(Attempt attempt) {
		attempt.supersede();
		this.attempts.flush();
		var checkout = attempt.checkoutId();
		if (checkout != null) {
			this.expireCheckout.ask(checkout);
		}
	}

}
