package org.tragwerk.pledging;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;

import org.tragwerk.member.Token;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts a pledge: commits the attempt first, then creates the Checkout session, with no
 * transaction open.
 */
@Component
class StartPledge {

	private final AttemptRepository attempts;

	private final RegisterAttempt registerAttempt;

	private final CheckoutOpener checkoutOpener;

	private final TransactionTemplate transaction;

	private final Clock clock;

	StartPledge(AttemptRepository attempts, RegisterAttempt registerAttempt, CheckoutOpener checkoutOpener,
			TransactionTemplate transaction, Clock clock) {
		this.attempts = attempts;
		this.registerAttempt = registerAttempt;
		this.checkoutOpener = checkoutOpener;
		this.transaction = transaction;
		this.clock = clock;
	}

	/**
	 * The Checkout page of the same reader for the same request, if it is open.
	 */
	Optional<URI> findOpenCheckout(PledgeRequest pledgeRequest, Token browserToken) {
		return this.attempts.findOpen(Attempt.readerOf(pledgeRequest, browserToken))
			.filter((attempt) -> attempt.isFor(pledgeRequest, this.clock.instant()))
			.map(Attempt::checkoutUrl);
	}

	/**
	 * The Checkout page for this request. The same reader gets the same page for the same
	 * request; a different request expires the earlier page. While a direct debit of the
	 * same reader is processing, it is a page that says so.
	 * @return empty if the reader has to open a mailed link first
	 * @throws ProviderUnavailableException if the outcome is unknown; ask again
	 * @throws ProviderRefusalException if the provider will never create one
	 */
	Optional<URI> start(PledgeRequest pledgeRequest, Token browserToken) {
		var attempt = this.registerAttempt.register(pledgeRequest, browserToken,
				this.checkoutOpener.isCardTestingSuspected());
		return attempt.isHeld() ? Optional.empty() : Optional.of(pageOf(attempt));
	}

	/** The choice of the open attempt that the mailed link belongs to. */
	Optional<PledgeChoice> findChoice(Token linkToken) {
		return this.transaction
			.execute((status) -> this.attempts.findByLinkTokenHash(linkToken.hash()).map(Attempt::pledgeChoice));
	}

	/** The Checkout page that a mailed link leads to; empty if the link is not valid. */
	Optional<URI> proceed(Token linkToken, Token browserToken) {
		return this.transaction.execute((status) -> release(linkToken, browserToken)).map(this::pageOf);
	}

	private Optional<Attempt> release(Token linkToken, Token browserToken) {
		var attempt = this.attempts.findByLinkTokenHash(linkToken.hash());
		attempt.ifPresent((it) -> it.release(browserToken, this.clock.instant()));
		return attempt;
	}

	private URI pageOf(Attempt attempt) {
		var page = attempt.isProcessing() ? this.checkoutOpener.processingPage(attempt) : attempt.checkoutUrl();
		return (page != null) ? page : current(attempt, this.checkoutOpener.open(attempt).url());
	}

	/**
	 * If another request superseded the attempt meanwhile, the newer page.
	 */
	private URI current(Attempt attempt, URI opened) {
		return this.attempts.findOpen(attempt.reader())
			.filter((open) -> !open.id().equals(attempt.id()))
			.map(this::pageOf)
			.orElse(opened);
	}

}
