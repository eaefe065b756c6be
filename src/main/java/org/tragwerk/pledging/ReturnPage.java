package org.tragwerk.pledging;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.subscription.PledgeTexts;
import org.tragwerk.subscription.SubscriptionDetails;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * What a reader sees who is back from Checkout.
 */
@Component
class ReturnPage {

	private static final int SECONDS_UNTIL_RELOAD = 3;

	private final PledgeChoiceTexts offers;

	private final PledgeTexts pledgeTexts;

	private final CheckoutOpener desk;

	ReturnPage(PledgeChoiceTexts offers, PledgeTexts pledgeTexts, CheckoutOpener desk) {
		this.offers = offers;
		this.pledgeTexts = pledgeTexts;
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
	ModelAndView thanks(Attempt attempt, @Nullable SubscriptionDetails subscriptionDetails, Locale locale) {
		var page = new ModelAndView("pledging/return");
		page.addObject("state", attempt.isProcessing() ? "underway" : "thanks");
		page.addObject("once", attempt.offer().isOnce());
		page.addObject("pledge", this.offers.of(attempt.offer(), locale));
		page.addObject("email", attempt.order().email());
		page.addObject("facts", facts(attempt, subscriptionDetails, locale));
		return page;
	}

	private Map<String, String> facts(Attempt attempt, @Nullable SubscriptionDetails subscriptionDetails,
			Locale locale) {
		var facts = new LinkedHashMap<String, String>();
		facts.put("amount", this.offers.of(attempt.offer(), locale));
		this.offers.inAYear(attempt.offer(), locale).ifPresent((sum) -> facts.put("year", sum));
		if (subscriptionDetails != null) {
			facts.put(attempt.isProcessing() ? "expected" : "first",
					this.pledgeTexts.firstDebit(subscriptionDetails, locale));
			this.pledgeTexts.nextDebit(subscriptionDetails, locale).ifPresent((day) -> facts.put("next", day));
		}
		else {
			debitOn(attempt).ifPresent((day) -> facts.put("expected", this.pledgeTexts.day(day, locale)));
		}
		Optional.ofNullable(attempt.offer().lastMonth())
			.ifPresent((month) -> facts.put("last", this.pledgeTexts.month(month, locale)));
		Optional.ofNullable(attempt.paymentMethod())
			.map(PaymentMethodDetails::mandateReference)
			.ifPresent((mandate) -> facts.put("mandate", mandate));
		return facts;
	}

	private static Optional<LocalDate> debitOn(Attempt attempt) {
		return Optional.ofNullable(attempt.paymentMethod()).map(PaymentMethodDetails::debitDate);
	}

}
