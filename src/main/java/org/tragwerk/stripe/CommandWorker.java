package org.tragwerk.stripe;

import java.time.Duration;

import org.tragwerk.subscription.Command;
import org.tragwerk.subscription.CommandAsked;
import org.tragwerk.subscription.Commands;
import org.tragwerk.subscription.PaymentProvider;
import org.tragwerk.subscription.ProviderUnavailableException;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Carries out what Stripe is asked to change.
 */
@Component
class CommandWorker {

	private static final Duration LEASE = Duration.ofMinutes(5);

	private static final int BATCH = 10;

	private final Commands commands;

	private final PaymentProvider provider;

	private final WorkerPool pool;

	private final StripeProperties properties;

	CommandWorker(Commands commands, PaymentProvider provider, WorkerPool commandPool, StripeProperties properties) {
		this.commands = commands;
		this.provider = provider;
		this.pool = commandPool;
		this.properties = properties;
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
		if (this.properties.writes()) {
			this.commands.take(BATCH, LEASE).forEach(this::work);
		}
	}

	private void work(Command command) {
		try {
			switch (command.kind()) {
				case EXPIRE_CHECKOUT -> this.provider.expireCheckout(command.target(), command.id());
			}
			this.commands.done(command);
		}
		catch (ProviderUnavailableException ex) {
			this.commands.postponed(command, Backoff.pauseAfter(command.attempts()));
		}
		catch (RuntimeException ex) {
			this.commands.failed(command, Backoff.pauseAfter(command.attempts()), String.valueOf(ex.getMessage()));
		}
	}

}
