package org.tragwerk.pledging;

import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * What the pledge form shows, always with all that was typed.
 */
@Component
class PledgePage {

	private final PledgeProperties properties;

	private final PayButton button;

	private final LastMonths months;

	private final NetAmounts netAmounts;

	PledgePage(PledgeProperties properties, PayButton button, LastMonths months, NetAmounts netAmounts) {
		this.properties = properties;
		this.button = button;
		this.months = months;
		this.netAmounts = netAmounts;
	}

	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status) {
		var page = new ModelAndView("pledging/support", status);
		page.addObject("form", form);
		page.addObject("minimum", this.properties.minimum().in(locale));
		page.addObject("suggestions",
				this.properties.suggested().stream().map((amount) -> amount.plain(locale)).toList());
		var amount = amount(form);
		page.addObject("rhythms", Stream.of(Rhythm.values()).map((rhythm) -> choice(rhythm, amount, locale)).toList());
		page.addObject("chosen", form.rhythm().orElse(Rhythm.MONTHLY).key());
		page.addObject("months", this.months.in(locale));
		page.addObject("arrivals", this.netAmounts.of(amount, form.rhythm().orElse(Rhythm.MONTHLY), locale));
		return page;
	}

	/** An example as long as the reader named nothing. */
	private Money amount(PledgeForm form) {
		return form.money()
			.filter((money) -> money.compareTo(this.properties.minimum()) >= 0)
			.filter((money) -> money.compareTo(this.properties.maximum()) <= 0)
			.orElseGet(this.properties::example);
	}

	private Choice choice(Rhythm rhythm, Money amount, Locale locale) {
		var times = rhythm.interval().map(Interval::timesAYear).orElse(0);
		return new Choice(rhythm.name(), rhythm.key(), times, this.button.label(rhythm, locale),
				this.button.pattern(rhythm, locale), amount.times(times).in(locale));
	}

	/** The form with a sentence above it, by the key of that sentence. */
	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status, String notice) {
		return show(form, locale, status).addObject("notice", notice);
	}

	/** The reader has mail. */
	ModelAndView mailed(String address) {
		return new ModelAndView("pledging/mailed").addObject("email", address);
	}

	/** The button that leads on from a mailed link. */
	ModelAndView proceed(String link, PledgeChoice pledgeChoice, Locale locale) {
		return new ModelAndView("pledging/continue").addObject("link", link)
			.addObject("button", this.button.label(pledgeChoice, locale));
	}

	/** A mailed link that does not lead on, for good or for the moment. */
	ModelAndView gone(HttpStatus status) {
		return new ModelAndView("pledging/gone", status).addObject("forGood", status == HttpStatus.GONE);
	}

	/** On to the provider's page. */
	ModelAndView leave(URI checkout) {
		var redirect = new RedirectView(checkout.toString());
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExposeModelAttributes(false);
		return new ModelAndView(redirect);
	}

	/**
	 * A rhythm as it is chosen.
	 *
	 * @param name by which texts know it
	 * @param key by which the form sends it
	 * @param timesAYear how often it is collected in a year, 0 for once
	 * @param label what the button says without an amount
	 * @param pattern what the button says, {0} being the number of euros
	 * @param inAYear what the amount is in a year
	 */
	record Choice(String name, String key, int timesAYear, String label, String pattern, String inAYear) {
	}

}
