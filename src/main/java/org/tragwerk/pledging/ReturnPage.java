package org.tragwerk.pledging;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.tragwerk.provider.ProviderUnavailableException;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The models of the page after Checkout as long as it is not paid, or no longer.
 */
@Component
class ReturnPage {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration POLLING = Duration.ofMinutes(2);

	private final CheckoutOpener checkoutOpener;

	private final Clock clock;

	ReturnPage(CheckoutOpener checkoutOpener, Clock clock) {
		this.checkoutOpener = checkoutOpener;
		this.clock = clock;
	}

	/**
	 * The payment is not confirmed yet. A script, or the browser itself, polls for two
	 * minutes.
	 * @param since when the reader returned, null for now
	 */
	ModelAndView confirming(Attempt attempt, @Nullable Instant since) {
		var now = this.clock.instant();
		if (since != null && since.plus(POLLING).isBefore(now)) {
			return page("late").addObject("check", this.checkoutOpener.returnPage(attempt));
		}
		var poll = UriComponentsBuilder.fromUri(this.checkoutOpener.returnPage(attempt))
			.queryParam("since", ((since != null) ? since : now).toEpochMilli())
			.build()
			.toUri();
		return page("confirming").addObject("poll", poll)
			.addObject("reload", secondsUntilReload(since, now) + ";url=" + poll);
	}

	/** One second at first, because most payments are confirmed at once. */
	private static int secondsUntilReload(@Nullable Instant since, Instant now) {
		return (since != null && since.plus(SOON).isBefore(now)) ? 3 : 1;
	}

	/** The reader has not paid; the page links back to Checkout. */
	ModelAndView open(Attempt attempt) {
		return page("open").addObject("next", attempt.checkoutUrl());
	}

	/**
	 * The attempt cannot be continued; the page links to the form with the same choices.
	 * @param state the reason: "expired", "failed" for a direct debit, "refunded" for a
	 * gift, or "ended"
	 */
	ModelAndView over(Attempt attempt, String state) {
		return page(state).addObject("next", this.checkoutOpener.formFor(attempt.request()));
	}

	/** A later payment is open; the page links to the provider's page of its invoice. */
	ModelAndView unpaid(Attempt attempt) {
		return page("unpaid").addObject("next", this.checkoutOpener.payPage(attempt));
	}

	/**
	 * Redirects to the provider's page of the open invoice; shows the same page again if
	 * there is none.
	 */
	ModelAndView pay(Attempt attempt) {
		try {
			return this.checkoutOpener.findInvoicePage(attempt)
				.map(ReturnPage::redirectTo)
				.orElseGet(() -> unpaid(attempt));
		}
		catch (ProviderUnavailableException ex) {
			var unpaid = unpaid(attempt).addObject("notice", "pledging.return.unavailable");
			unpaid.setStatus(HttpStatus.SERVICE_UNAVAILABLE);
			return unpaid;
		}
	}

	private static ModelAndView redirectTo(URI page) {
		var redirect = new RedirectView(page.toString());
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExposeModelAttributes(false);
		return new ModelAndView(redirect);
	}

	/**
	 * The page for other browsers, which says nothing about the payment, but offers to
	 * send the confirmation again.
	 * @param isSent whether that was asked for
	 */
	ModelAndView unknown(String checkout, boolean isSent) {
		var page = new ModelAndView("pledging/return-unknown", HttpStatus.NOT_FOUND).addObject("checkout", checkout);
		return isSent ? page.addObject("notice", "pledging.return.unknown.sent") : page;
	}

	private static ModelAndView page(String state) {
		return new ModelAndView("pledging/return").addObject("state", state);
	}

}
