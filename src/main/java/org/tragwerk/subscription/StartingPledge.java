package org.tragwerk.subscription;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up a pledge: the attempt is committed first, then the provider is asked, with no
 * transaction open.
 */
@Component
class StartingPledge {

	private static final Logger logger = LoggerFactory.getLogger(StartingPledge.class);

	private final AttemptRepository attempts;

	private final Commands commands;

	private final CheckoutDesk desk;

	private final TransactionTemplate transaction;

	private final Clock clock;

	StartingPledge(AttemptRepository attempts, Commands commands, CheckoutDesk desk, TransactionTemplate transaction,
			Clock clock) {
		this.attempts = attempts;
		this.commands = commands;
		this.desk = desk;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * The Checkout page that the same reader was led to for the same order, if it waits.
	 */
	Optional<URI> underWay(Order order, BrowserMark mark) {
		return this.attempts.findOpen(mark.readerAt(order.address()))
			.filter((attempt) -> attempt.isFor(order, this.clock.instant()))
			.map(Attempt::page);
	}

	/**
	 * Leads to the Checkout page for this order. The same reader asking for the same
	 * again gets the same page; asking for something else closes the earlier page.
	 * @throws ProviderUnavailableException if the outcome is unknown; ask again
	 * @throws ProviderRefusalException if it will never come to a page
	 */
	URI start(Order order, BrowserMark mark) {
		var attempt = inTransaction(() -> register(order, mark));
		var page = attempt.page();
		return (page != null) ? page : open(attempt);
	}

	/**
	 * Asks again, with the same keys, where we never learned whether a page was opened.
	 * @return how many such attempts there were
	 */
	int settleUndecided(Duration age, Limit limit) {
		var undecided = this.attempts.findUndecided(this.clock.instant().minus(age), limit);
		undecided.forEach(this::settle);
		return undecided.size();
	}

	private void settle(Attempt attempt) {
		try {
			open(attempt);
		}
		catch (ProviderUnavailableException | ProviderRefusalException ex) {
			logger.info("Attempt {} is not settled: {}", attempt.id(), ex.getMessage());
		}
	}

	private Attempt register(Order order, BrowserMark mark) {
		var reader = mark.readerAt(order.address());
		this.attempts.takeTurn(reader);
		var now = this.clock.instant();
		var open = this.attempts.findOpen(reader);
		if (open.isPresent() && open.get().isFor(order, now)) {
			return open.get();
		}
		open.ifPresent(this::supersede);
		return this.attempts.save(new Attempt(order, mark, now));
	}

	private void supersede(Attempt attempt) {
		attempt.supersede();
		this.attempts.flush();
		var checkout = attempt.checkout();
		if (checkout != null) {
			this.commands.ask(Command.Kind.EXPIRE_CHECKOUT, checkout);
		}
	}

	private URI open(Attempt attempt) {
		try {
			var page = this.desk.open(attempt);
			update(attempt, (it) -> accept(it, page));
			return page.url();
		}
		catch (ProviderRefusalException ex) {
			update(attempt, Attempt::refuse);
			throw ex;
		}
	}

	private void accept(Attempt attempt, CheckoutPage page) {
		attempt.open(page);
		if (attempt.isSuperseded()) {
			this.commands.ask(Command.Kind.EXPIRE_CHECKOUT, page.reference());
		}
	}

	private void update(Attempt attempt, Consumer<Attempt> change) {
		this.transaction.executeWithoutResult((status) -> this.attempts.findForUpdate(attempt.id()).ifPresent(change));
	}

	private Attempt inTransaction(Supplier<Attempt> work) {
		return Objects.requireNonNull(this.transaction.execute((status) -> work.get()));
	}

}
