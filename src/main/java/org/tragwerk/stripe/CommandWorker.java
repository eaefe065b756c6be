package org.tragwerk.stripe;

import java.time.Duration;

import org.tragwerk.subscription.Command;
import org.tragwerk.subscription.CommandAsked;
import org.tragwerk.subscription.Commands;
import org.tragwerk.subscription.PaymentProvider;
import org.tragwerk.subscription.PlannedEnd;
import org.tragwerk.subscription.ProviderUnavailableException;
import org.tragwerk.subscription.StillCollectingException;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Carries out what Stripe is asked to change.
 */
@Component
class CommandWorker {

	private static final Duration LEASE = Duration.ofMinutes(5);

	/** Debits take days; an hour more or less matters to nobody. */
	private static final Duration UNTIL_THE_DEBIT = Duration.ofHours(1);

	private static final int BATCH = 10;

	private final Commands commands;

	private final PaymentProvider provider;

	private final WorkerPool pool;

	CommandWorker(Commands commands, PaymentProvider provider, WorkerPool commandPool) {
		this.commands = commands;
		this.provider = provider;
		this.pool = commandPool;
	}

	@TransactionalEventListener
	void on(CommandAsked event) {
		wake();
	}

	@Scheduled(fixedDelayString = "${tragwerk.jobs.commands:PT5S}")
	void wake() {
		this.pool.execute(this::workAll);
	}

	void workAll() {
		this.commands.take(BATCH, LEASE).forEach(this::work);
	}

	private void work(Command command) {
		try {
			switch (command.kind()) {
				case EXPIRE_CHECKOUT -> this.provider.expireCheckout(command.target(), command.id());
				case END -> this.provider.end(command.target(), PlannedEnd.of(command).at(), command.id());
			}
			this.commands.done(command);
		}
		catch (StillCollectingException ex) {
			this.commands.waits(command, UNTIL_THE_DEBIT, String.valueOf(ex.getMessage()));
		}
		catch (ProviderUnavailableException ex) {
			this.commands.postponed(command, Backoff.pauseAfter(command.attempts()));
		}
		catch (RuntimeException ex) {
			this.commands.failed(command, Backoff.pauseAfter(command.attempts()), String.valueOf(ex.getMessage()));
		}
	}

}
