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
 * The models of the page after Checkout.
 */
@Component
class ReturnPage {

	private static final int SECONDS_UNTIL_RELOAD = 3;

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final PledgeTexts pledgeTexts;

	private final CheckoutOpener checkoutOpener;

	ReturnPage(PledgeChoiceTexts pledgeChoiceTexts, PledgeTexts pledgeTexts, CheckoutOpener checkoutOpener) {
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.pledgeTexts = pledgeTexts;
		this.checkoutOpener = checkoutOpener;
	}

	/** The payment is not confirmed yet. A script, or the browser itself, polls. */
	ModelAndView confirming() {
		return new ModelAndView("pledging/return").addObject("state", "confirming")
			.addObject("reload", SECONDS_UNTIL_RELOAD);
	}

	/** The direct debit failed; the page links to the form. */
	ModelAndView failed(Attempt attempt) {
		return new ModelAndView("pledging/return").addObject("state", "failed")
			.addObject("again", this.checkoutOpener.formFor(attempt.request()));
	}

	/** It is paid, or a direct debit is pending. */
	ModelAndView thanks(Attempt attempt, @Nullable SubscriptionDetails subscriptionDetails, Locale locale) {
		var page = new ModelAndView("pledging/return");
		page.addObject("state", attempt.isProcessing() ? "underway" : "thanks");
		page.addObject("once", attempt.pledgeChoice().isOnce());
		page.addObject("pledge", this.pledgeChoiceTexts.of(attempt.pledgeChoice(), locale));
		page.addObject("email", attempt.request().email());
		page.addObject("facts", facts(attempt, subscriptionDetails, locale));
		return page;
	}

	private Map<String, String> facts(Attempt attempt, @Nullable SubscriptionDetails subscriptionDetails,
			Locale locale) {
		var facts = new LinkedHashMap<String, String>();
		facts.put("amount", this.pledgeChoiceTexts.of(attempt.pledgeChoice(), locale));
		this.pledgeChoiceTexts.perYear(attempt.pledgeChoice(), locale).ifPresent((sum) -> facts.put("year", sum));
		if (subscriptionDetails != null) {
			facts.put(attempt.isProcessing() ? "expected" : "first",
					this.pledgeTexts.firstDebit(subscriptionDetails, locale));
			this.pledgeTexts.nextDebit(subscriptionDetails, locale).ifPresent((day) -> facts.put("next", day));
		}
		else {
			debitOn(attempt).ifPresent((day) -> facts.put("expected", this.pledgeTexts.day(day, locale)));
		}
		Optional.ofNullable(attempt.pledgeChoice().lastMonth())
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
