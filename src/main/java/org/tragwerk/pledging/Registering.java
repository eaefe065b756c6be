package org.tragwerk.pledging;

import java.time.Clock;

import org.tragwerk.mail.Outbox;
import org.tragwerk.subscription.Command;
import org.tragwerk.subscription.Commands;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes attempts down, one open attempt a reader, whatever is clicked at once.
 */
@Component
class Registering {

	private final AttemptRepository attempts;

	private final Commands commands;

	private final Outbox outbox;

	private final Clock clock;

	Registering(AttemptRepository attempts, Commands commands, Outbox outbox, Clock clock) {
		this.attempts = attempts;
		this.commands = commands;
		this.outbox = outbox;
		this.clock = clock;
	}

	/**
	 * The reader's attempt for this order, committed: the one that is open, or a new one
	 * in place of an open one for something else.
	 * @param hold whether the reader has to open a mailed link first
	 */
	@Transactional
	public Attempt register(Order order, Secret browser, boolean hold) {
		var reader = browser.hashWith(order.address());
		this.attempts.takeTurn(reader);
		var now = this.clock.instant();
		var open = this.attempts.findOpenForUpdate(reader);
		var attempt = open.filter((it) -> it.isFor(order, now)).orElseGet(() -> {
			open.ifPresent(this::supersede);
			return begin(new Attempt(order, browser, now), hold);
		});
		if (!hold) {
			attempt.release(browser, now);
		}
		return attempt;
	}

	private Attempt begin(Attempt attempt, boolean hold) {
		if (hold) {
			attempt.hold();
			this.outbox.put(CheckoutLetter.KIND, attempt.id());
		}
		return this.attempts.save(attempt);
	}

	private void supersede(Attempt attempt) {
		attempt.supersede();
		this.attempts.flush();
		var checkout = attempt.checkout();
		if (checkout != null) {
			this.commands.ask(Command.Kind.EXPIRE_CHECKOUT, checkout);
		}
	}

}
