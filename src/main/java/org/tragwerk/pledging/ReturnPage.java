package org.tragwerk.pledging;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.subscription.Agreement;
import org.tragwerk.subscription.Means;
import org.tragwerk.subscription.Wording;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a reader sees who is back from Checkout.
 */
@Component
class ReturnPage {

	private static final int SECONDS_UNTIL_RELOAD = 3;

	private final OfferWording offers;

	private final Wording wording;

	private final CheckoutDesk desk;

	ReturnPage(OfferWording offers, Wording wording, CheckoutDesk desk) {
		this.offers = offers;
		this.wording = wording;
		this.desk = desk;
	}

	/** No word of the payment yet. A script looks again, or the browser itself. */
	ModelAndView confirming() {
		return new ModelAndView("pledging/return").addObject("state", "confirming")
			.addObject("reload", SECONDS_UNTIL_RELOAD);
	}

	/** The debit failed; the form waits for another try. */
	ModelAndView failed(Attempt attempt) {
		return new ModelAndView("pledging/return").addObject("state", "failed")
			.addObject("again", this.desk.formFor(attempt.order()));
	}

	/** It is paid, or a debit that takes days is under way. */
	ModelAndView thanks(Attempt attempt, @Nullable Agreement agreement, Locale locale) {
		var page = new ModelAndView("pledging/return");
		page.addObject("state", attempt.isProcessing() ? "underway" : "thanks");
		page.addObject("once", attempt.offer().isOnce());
		page.addObject("pledge", this.offers.of(attempt.offer(), locale));
		page.addObject("email", attempt.order().address());
		page.addObject("facts", facts(attempt, agreement, locale));
		return page;
	}

	private Map<String, String> facts(Attempt attempt, @Nullable Agreement agreement, Locale locale) {
		var facts = new LinkedHashMap<String, String>();
		facts.put("amount", this.offers.of(attempt.offer(), locale));
		this.offers.inAYear(attempt.offer(), locale).ifPresent((sum) -> facts.put("year", sum));
		if (agreement != null) {
			facts.put(attempt.isProcessing() ? "expected" : "first", this.wording.firstDebit(agreement, locale));
			this.wording.nextDebit(agreement, locale).ifPresent((day) -> facts.put("next", day));
		}
		else {
			debitOn(attempt).ifPresent((day) -> facts.put("expected", this.wording.day(day, locale)));
		}
		Optional.ofNullable(attempt.offer().lastMonth())
			.ifPresent((month) -> facts.put("last", this.wording.month(month, locale)));
		Optional.ofNullable(attempt.means()).map(Means::mandate).ifPresent((mandate) -> facts.put("mandate", mandate));
		return facts;
	}

	private static Optional<LocalDate> debitOn(Attempt attempt) {
		return Optional.ofNullable(attempt.means()).map(Means::debitOn);
	}

}
