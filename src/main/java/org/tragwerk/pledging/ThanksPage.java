package org.tragwerk.pledging;

import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.PledgeTexts;
import org.tragwerk.subscription.Supporters;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/**
 * The models of the page after Checkout once it is paid, or a direct debit is pending.
 */
@Component
class ThanksPage {

	private static final String CONTRACT_NUMBER = "pledging.return.fact.contractNumber";

	private static final String END = "pledging.return.fact.ends";

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final DebitTexts debitTexts;

	private final PledgeTexts pledgeTexts;

	private final Supporters.Count supporters;

	private final SiteProperties site;

	ThanksPage(PledgeChoiceTexts pledgeChoiceTexts, DebitTexts debitTexts, PledgeTexts pledgeTexts,
			Supporters.Count supporters, SiteProperties site) {
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.debitTexts = debitTexts;
		this.pledgeTexts = pledgeTexts;
		this.supporters = supporters;
		this.site = site;
	}

	/**
	 * Thanks the reader, who counts as a supporter if there is a subscription; or says
	 * that the contract is paused by now, or ends otherwise than was chosen when
	 * pledging.
	 * @param contract the contract as it is now, null if there is none yet
	 */
	ModelAndView show(Attempt attempt, @Nullable Contract contract, Locale locale) {
		if (contract instanceof SubscriptionContract subscription && isChanged(subscription, locale)) {
			return page(subscription.paused() ? "paused" : "ending", attempt, contract, locale);
		}
		var page = page(attempt.isProcessing() ? "underway" : "thanks", attempt, contract, locale)
			.addObject("email", attempt.request().email())
			.addObject("share", this.site.link("/support?via=share"));
		if (contract instanceof SubscriptionContract subscription) {
			this.supporters.visible()
				.ifPresent((count) -> page.addObject("count", NumberFormat.getIntegerInstance(locale).format(count)));
			this.debitTexts.next(subscription).ifPresent((debit) -> page.addObject("calendar", attempt.checkoutId()));
		}
		return page;
	}

	/** The latest payment was refunded, but the contract goes on. */
	ModelAndView returned(Attempt attempt, SubscriptionContract contract, Locale locale) {
		return page("returned", attempt, contract, locale);
	}

	private ModelAndView page(String state, Attempt attempt, @Nullable Contract contract, Locale locale) {
		return new ModelAndView("pledging/return").addObject("state", state)
			.addObject("once", attempt.pledgeChoice().isOnce())
			.addObject("pledge", pledge(attempt, contract, locale))
			.addObject("facts", facts(attempt, contract, locale));
	}

	private boolean isChanged(SubscriptionContract contract, Locale locale) {
		return contract.paused() || this.pledgeTexts.end(contract, locale).isPresent();
	}

	/**
	 * What is agreed now, or was chosen if there is no contract; of a gift the amount.
	 */
	private String pledge(Attempt attempt, @Nullable Contract contract, Locale locale) {
		if (attempt.pledgeChoice().isOnce()) {
			return attempt.pledgeChoice().amount().format(locale);
		}
		return (contract != null) ? contract.pledgeText(this.pledgeTexts, locale)
				: this.pledgeChoiceTexts.of(attempt.pledgeChoice(), locale);
	}

	private Map<String, String> facts(Attempt attempt, @Nullable Contract contract, Locale locale) {
		var facts = new LinkedHashMap<String, String>();
		var paymentMethod = Optional.ofNullable(attempt.paymentMethod());
		facts.put(DebitTexts.PLEDGE, this.pledgeChoiceTexts.of(attempt.pledgeChoice(), locale));
		if (contract instanceof SubscriptionContract subscription) {
			putFacts(facts, subscription, locale);
		}
		else {
			paymentMethod.map(PaymentMethodDetails::debitDate)
				.ifPresent((day) -> facts.put("pledging.return.fact.debit", this.debitTexts.expected(day, locale)));
		}
		if (contract != null) {
			facts.put(CONTRACT_NUMBER, contract.contractNumber());
		}
		paymentMethod.map(PaymentMethodDetails::mandateReference)
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

}
