package org.tragwerk.pledging;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sets up a pledge: the attempt is committed first, then the provider is asked, with no
 * transaction open.
 */
@Component
class StartPledge {

	private final AttemptRepository attempts;

	private final RegisterAttempt registerAttempt;

	private final CheckoutOpener desk;

	private final TransactionTemplate transaction;

	private final Clock clock;

	StartPledge(AttemptRepository attempts, RegisterAttempt registerAttempt, CheckoutOpener desk,
			TransactionTemplate transaction, Clock clock) {
		this.attempts = attempts;
		this.registerAttempt = registerAttempt;
		this.desk = desk;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * The Checkout page that the same reader was led to for the same order, if it waits.
	 */
	Optional<URI> underWay(PledgeRequest pledgeRequest, Secret browser) {
		return this.attempts.findOpen(browser.hashWith(pledgeRequest.email()))
			.filter((attempt) -> attempt.isFor(pledgeRequest, this.clock.instant()))
			.map(Attempt::checkoutUrl);
	}

	/**
	 * Leads to the Checkout page for this order. The same reader asking for the same
	 * again gets the same page; asking for something else closes the earlier page. While
	 * a debit of the same reader is under way, it leads to a page that says so.
	 * @return empty if the reader has to open a mailed link first
	 * @throws ProviderUnavailableException if the outcome is unknown; ask again
	 * @throws ProviderRefusalException if it will never come to a page
	 */
	Optional<URI> start(PledgeRequest pledgeRequest, Secret browser) {
		var attempt = this.registerAttempt.register(pledgeRequest, browser, this.desk.isUnderPressure());
		return attempt.isHeld() ? Optional.empty() : Optional.of(lead(attempt));
	}

	/** What was offered in the attempt that the mailed link is for, while it is open. */
	Optional<PledgeChoice> offered(Secret link) {
		return this.transaction
			.execute((status) -> this.attempts.findByLinkTokenHash(link.hash()).map((attempt) -> attempt.offer()));
	}

	/** Leads on from a mailed link; empty if it is not good any more. */
	Optional<URI> proceed(Secret link, Secret browser) {
		return this.transaction.execute((status) -> release(link, browser)).map(this::lead);
	}

	private Optional<Attempt> release(Secret link, Secret browser) {
		var attempt = this.attempts.findByLinkTokenHash(link.hash());
		attempt.ifPresent((it) -> it.release(browser, this.clock.instant()));
		return attempt;
	}

	private URI lead(Attempt attempt) {
		var page = attempt.isProcessing() ? this.desk.underWay(attempt) : attempt.checkoutUrl();
		return (page != null) ? page : current(attempt, this.desk.open(attempt).url());
	}

	/**
	 * A page that opened too late leads nowhere; the reader goes on with the newer one.
	 */
	private URI current(Attempt attempt, URI opened) {
		return this.attempts.findOpen(attempt.reader())
			.filter((open) -> !open.id().equals(attempt.id()))
			.map(this::lead)
			.orElse(opened);
	}

}
