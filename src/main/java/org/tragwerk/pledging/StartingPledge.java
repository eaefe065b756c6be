package org.tragwerk.pledging;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

import org.tragwerk.subscription.Pledge;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up a pledge: the attempt is committed first, then the provider is asked, with no
 * transaction open.
 */
@Component
class StartingPledge {

	private final AttemptRepository attempts;

	private final Registering registering;

	private final CheckoutDesk desk;

	private final TransactionTemplate transaction;

	private final Clock clock;

	StartingPledge(AttemptRepository attempts, Registering registering, CheckoutDesk desk,
			TransactionTemplate transaction, Clock clock) {
		this.attempts = attempts;
		this.registering = registering;
		this.desk = desk;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * The Checkout page that the same reader was led to for the same order, if it waits.
	 */
	Optional<URI> underWay(Order order, Secret browser) {
		return this.attempts.findOpen(browser.hashWith(order.address()))
			.filter((attempt) -> attempt.isFor(order, this.clock.instant()))
			.map(Attempt::page);
	}

	/**
	 * Leads to the Checkout page for this order. The same reader asking for the same
	 * again gets the same page; asking for something else closes the earlier page.
	 * @return empty if the reader has to open a mailed link first
	 * @throws ProviderUnavailableException if the outcome is unknown; ask again
	 * @throws ProviderRefusalException if it will never come to a page
	 */
	Optional<URI> start(Order order, Secret browser) {
		var attempt = this.registering.register(order, browser, this.desk.isUnderPressure());
		return attempt.isHeld() ? Optional.empty() : Optional.of(lead(attempt));
	}

	/** What was promised in the attempt that the mailed link is for, while it is open. */
	Optional<Pledge> promised(Secret link) {
		return this.transaction
			.execute((status) -> this.attempts.findByProof(link.hash()).map((attempt) -> attempt.order().pledge()));
	}

	/** Leads on from a mailed link; empty if it is not good any more. */
	Optional<URI> proceed(Secret link, Secret browser) {
		return this.transaction.execute((status) -> release(link, browser)).map(this::lead);
	}

	private Optional<Attempt> release(Secret link, Secret browser) {
		var attempt = this.attempts.findByProof(link.hash());
		attempt.ifPresent((it) -> it.release(browser, this.clock.instant()));
		return attempt;
	}

	private URI lead(Attempt attempt) {
		var page = attempt.page();
		return (page != null) ? page : this.desk.open(attempt).url();
	}

}
