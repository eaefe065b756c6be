package org.tragwerk.pledging;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.tragwerk.member.Token;
import org.tragwerk.pledging.Checkouts.PaymentMethodRefusedException;
import org.tragwerk.provider.ProviderRefusedException;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.subscription.Subscriptions;
import org.springframework.stereotype.Component;

/**
 * Starts a pledge: commits the attempt first, then creates the Checkout session, with no
 * transaction open.
 */
@Component
class StartPledge {

	private final AttemptRepository attempts;

	private final RegisterAttempt registerAttempt;

	private final CheckoutOpener checkoutOpener;

	private final Subscriptions subscriptions;

	private final Clock clock;

	StartPledge(AttemptRepository attempts, RegisterAttempt registerAttempt, CheckoutOpener checkoutOpener,
			Subscriptions subscriptions, Clock clock) {
		this.attempts = attempts;
		this.registerAttempt = registerAttempt;
		this.checkoutOpener = checkoutOpener;
		this.subscriptions = subscriptions;
		this.clock = clock;
	}

	/**
	 * The URL of the reader's open Checkout session for an equal request, empty if there
	 * is none.
	 */
	Optional<URI> findOpenCheckout(PledgeRequest pledgeRequest, Token browserToken) {
		return this.attempts.findOpen(Attempt.readerOf(pledgeRequest, browserToken))
			.filter((attempt) -> attempt.isFor(pledgeRequest, this.clock.instant()))
			.map(Attempt::checkoutUrl);
	}

	/**
	 * The URL of the page on which an open payment of a recurring pledge can be made that
	 * the browser has set up before, empty if none is open. Until then no other one is
	 * started. Email addresses say nothing about that, because strangers can type them.
	 */
	Optional<URI> findUnpaid(PledgeRequest pledgeRequest, Token browserToken) {
		var earlier = pledgeRequest.pledgeChoice().isOnce() ? List.<Attempt>of()
				: this.attempts.findRecurring(browserToken.hash());
		return earlier.stream()
			.filter((attempt) -> this.subscriptions.isUnpaid(attempt.id()))
			.findFirst()
			.map(this.checkoutOpener::returnPage);
	}

	/** What the browser sent last, if its Checkout session is still open. */
	Optional<PledgeRequest> findUnfinished(Token browserToken) {
		return this.attempts.findNewestOpen(browserToken.hash(), this.clock.instant()).map(Attempt::request);
	}

	/**
	 * Whether the browser has set up a recurring pledge before, so that this request
	 * would add a second one. Email addresses say nothing about that, because strangers
	 * can type them.
	 */
	boolean isSecond(PledgeRequest pledgeRequest, Requester requester) {
		var browserToken = requester.browserToken();
		return !pledgeRequest.pledgeChoice().isOnce()
				&& this.attempts.existsRecurring(browserToken.hash(), Attempt.readerOf(pledgeRequest, browserToken));
	}

	/**
	 * The URL of the Checkout session for this request. The same reader gets the same
	 * session for an equal request; a different request expires the earlier session.
	 * While a direct debit of the same reader is pending, it is the URL of a page that
	 * says so.
	 * @param hold whether the reader has to use a link sent by email first
	 * @return empty if the reader has to
	 * @throws ProviderUnavailableException if the outcome is unknown; the call can be
	 * retried
	 * @throws ProviderRefusedException if the provider will never create one
	 */
	Optional<URI> start(PledgeRequest pledgeRequest, Requester requester, boolean hold) {
		var attempt = this.registerAttempt.register(pledgeRequest, requester, hold);
		return attempt.isHeld() ? Optional.empty() : Optional.of(pageOf(attempt, requester));
	}

	/**
	 * The request of the attempt that the link in the email belongs to, empty if the link
	 * is not valid.
	 */
	Optional<PledgeRequest> findRequest(Token linkToken) {
		return this.registerAttempt.findRequest(linkToken);
	}

	/**
	 * Releases the attempt of the link in the email, and returns the URL of its Checkout
	 * session; empty if the link is not valid.
	 */
	Optional<URI> proceed(Token linkToken, Requester requester) {
		return this.registerAttempt.release(linkToken, requester).map((attempt) -> pageOf(attempt, requester));
	}

	/**
	 * The URL of the attempt's Checkout session; of another attempt's if the account
	 * takes none of the payment methods any more, but others.
	 */
	private URI pageOf(Attempt attempt, Requester requester) {
		try {
			return pageOf(attempt);
		}
		catch (PaymentMethodRefusedException ex) {
			return this.registerAttempt.registerWithOthers(attempt, requester).map(this::pageOf).orElseThrow(() -> ex);
		}
	}

	private URI pageOf(Attempt attempt) {
		var page = attempt.isProcessing() ? this.checkoutOpener.processingPage(attempt) : attempt.checkoutUrl();
		return (page != null) ? page : current(attempt, this.checkoutOpener.open(attempt).url());
	}

	/**
	 * The URL of the opened session, or of the newer one if another request has
	 * superseded the attempt meanwhile.
	 */
	private URI current(Attempt attempt, URI opened) {
		return this.attempts.findOpen(attempt.reader())
			.filter((open) -> !open.id().equals(attempt.id()))
			.map(this::pageOf)
			.orElse(opened);
	}

}
