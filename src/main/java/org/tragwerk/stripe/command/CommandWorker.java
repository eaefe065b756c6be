package org.tragwerk.stripe.command;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.tragwerk.stripe.client.Backoff;
import org.tragwerk.stripe.client.FailureReason;
import org.tragwerk.stripe.client.StripeProperties;
import org.tragwerk.stripe.client.WorkerPool;
import org.tragwerk.subscription.Command;
import org.tragwerk.subscription.CommandAsked;
import org.tragwerk.subscription.Commands;
import org.tragwerk.subscription.PaymentProvider;
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

	private final Set<Command> inHand = ConcurrentHashMap.newKeySet();

	private final Commands commands;

	private final PaymentProvider provider;

	private final WorkerPool pool;

	private final StripeProperties properties;

	CommandWorker(Commands commands, PaymentProvider provider, WorkerPool commandPool, StripeProperties properties) {
		this.commands = commands;
		this.provider = provider;
		this.pool = commandPool;
		this.properties = properties;
		this.pool.whenLeaving(this::giveBackAll);
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
			var taken = this.commands.take(BATCH, LEASE);
			this.inHand.addAll(taken);
			taken.forEach(this::work);
		}
	}

	private void giveBackAll() {
		this.inHand.forEach((command) -> this.commands.postponed(command, Duration.ZERO));
		this.inHand.clear();
	}

	private void work(Command command) {
		if (this.pool.isStopping()) {
			return;
		}
		try {
			switch (command.kind()) {
				case EXPIRE_CHECKOUT -> this.provider.expireCheckout(command.target(), command.id());
				case END -> this.provider.end(command.target(), Command.End.of(command).at(), command.id());
				case REFUND -> this.provider.refund(command.target(), command.id());
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
			this.commands.failed(command, Backoff.pauseAfter(command.attempts()), FailureReason.of(ex));
		}
		this.inHand.remove(command);
	}

}
