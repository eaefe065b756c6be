package org.tragwerk.pledging;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.PledgeTexts;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The models of the page after Checkout.
 */
@Component
class ReturnPage {

	private static final Duration SOON = Duration.ofSeconds(10);

	private static final Duration POLLING = Duration.ofMinutes(2);

	private static final String END = "pledging.return.fact.ends";

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final DebitTexts debitTexts;

	private final PledgeTexts pledgeTexts;

	private final CheckoutOpener checkoutOpener;

	private final Clock clock;

	ReturnPage(PledgeChoiceTexts pledgeChoiceTexts, DebitTexts debitTexts, PledgeTexts pledgeTexts,
			CheckoutOpener checkoutOpener, Clock clock) {
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.debitTexts = debitTexts;
		this.pledgeTexts = pledgeTexts;
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
	 * It is paid, or a direct debit is pending; or the contract is paused by now, or ends
	 * otherwise than was chosen when pledging.
	 * @param contract the contract as it is now, null if there is none yet, or for a gift
	 */
	ModelAndView thanks(Attempt attempt, @Nullable SubscriptionContract contract, Locale locale) {
		var page = page(state(attempt, contract, locale));
		page.addObject("once", attempt.pledgeChoice().isOnce());
		page.addObject("pledge", pledge(attempt, contract, locale));
		page.addObject("facts", facts(attempt, contract, locale));
		if (contract == null || !isChanged(contract, locale)) {
			page.addObject("email", attempt.request().email());
		}
		return page;
	}

	private String state(Attempt attempt, @Nullable SubscriptionContract contract, Locale locale) {
		if (contract != null && isChanged(contract, locale)) {
			return contract.paused() ? "paused" : "ending";
		}
		return attempt.isProcessing() ? "underway" : "thanks";
	}

	private boolean isChanged(SubscriptionContract contract, Locale locale) {
		return contract.paused() || this.pledgeTexts.end(contract, locale).isPresent();
	}

	/** What is agreed now, or was chosen if there is no contract. */
	private String pledge(Attempt attempt, @Nullable SubscriptionContract contract, Locale locale) {
		return (contract != null) ? contract.pledgeText(this.pledgeTexts, locale)
				: this.pledgeChoiceTexts.of(attempt.pledgeChoice(), locale);
	}

	private static ModelAndView page(String state) {
		return new ModelAndView("pledging/return").addObject("state", state);
	}

	private Map<String, String> facts(Attempt attempt, @Nullable SubscriptionContract contract, Locale locale) {
		var facts = new LinkedHashMap<String, String>();
		if (contract != null) {
			putFacts(facts, contract, locale);
		}
		else {
			facts.put(DebitTexts.PLEDGE, this.pledgeChoiceTexts.of(attempt.pledgeChoice(), locale));
			debitOn(attempt)
				.ifPresent((day) -> facts.put("pledging.return.fact.debit", this.debitTexts.expected(day, locale)));
		}
		Optional.ofNullable(attempt.paymentMethod())
			.map(PaymentMethodDetails::mandateReference)
			.ifPresent((mandate) -> facts.put("pledging.return.fact.mandate", mandate));
		return facts;
	}

	/** No debit is announced while the contract is paused, and no year until its end. */
	private void putFacts(Map<String, String> facts, SubscriptionContract contract, Locale locale) {
		facts.putAll(this.debitTexts.facts(contract, locale));
		if (isChanged(contract, locale)) {
			facts.remove("subscription.fact.year");
		}
		if (contract.paused()) {
			facts.remove("subscription.fact.next");
		}
		this.pledgeTexts.end(contract, locale).ifPresent((end) -> facts.put(END, end));
	}

	private static Optional<LocalDate> debitOn(Attempt attempt) {
		return Optional.ofNullable(attempt.paymentMethod()).map(PaymentMethodDetails::debitDate);
	}

}
