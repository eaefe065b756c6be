package org.tragwerk.pledging;

import java.net.URI;
import java.util.Locale;
import java.util.stream.Stream;

import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.site.SiteProperties;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The model of the pledge form, always with everything that was typed.
 */
@Component
class PledgePage {

	private final PledgeProperties properties;

	private final PayButton button;

	private final LastMonths months;

	private final NetAmounts netAmounts;

	private final SiteProperties site;

	PledgePage(PledgeProperties properties, PayButton button, LastMonths months, NetAmounts netAmounts,
			SiteProperties site) {
		this.properties = properties;
		this.button = button;
		this.months = months;
		this.netAmounts = netAmounts;
		this.site = site;
	}

	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status) {
		var page = new ModelAndView("pledging/support", status);
		page.addObject("form", form);
		page.addObject("minimum", this.properties.minimum().format(locale));
		page.addObject("suggestions",
				this.properties.suggested().stream().map((amount) -> amount.formatNumber(locale)).toList());
		var amount = amount(form);
		page.addObject("intervals",
				Stream.of(Interval.values()).map((interval) -> choice(interval, amount, locale)).toList());
		page.addObject("chosen", form.chosenInterval().orElse(Interval.MONTHLY).key());
		page.addObject("months", this.months.in(locale));
		page.addObject("netAmounts",
				this.netAmounts.of(amount, form.chosenInterval().orElse(Interval.MONTHLY), locale));
		return page;
	}

	/** The valid amount, else an example. */
	private Money amount(PledgeForm form) {
		return form.money()
			.filter((money) -> money.compareTo(this.properties.minimum()) >= 0)
			.filter((money) -> money.compareTo(this.properties.maximum()) <= 0)
			.orElseGet(this.properties::example);
	}

	private Choice choice(Interval interval, Money amount, Locale locale) {
		var times = interval.timesAYear();
		return new Choice(interval.name(), interval.key(), times, this.button.label(interval, locale),
				this.button.pattern(interval, locale), amount.times(times).format(locale));
	}

	/**
	 * The form with a notice above it.
	 * @param notice the message key of the notice
	 */
	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status, String notice) {
		return show(form, locale, status).addObject("notice", notice);
	}

	/** Asks whether a second pledge is meant, and sends the same form again if so. */
	ModelAndView second(PledgeForm form, PledgeChoice pledgeChoice, Locale locale) {
		return new ModelAndView("pledging/second", HttpStatus.CONFLICT).addObject("form", form)
			.addObject("button", this.button.label(pledgeChoice, locale));
	}

	/** Says that the link to Checkout was sent by email. */
	ModelAndView emailSent(String address) {
		return new ModelAndView("pledging/email-sent").addObject("email", address);
	}

	/** The page of the link in the email, with a button that leads to Checkout. */
	ModelAndView proceed(String link, PledgeChoice pledgeChoice, Locale locale) {
		return new ModelAndView("pledging/continue").addObject("link", link)
			.addObject("button", this.button.label(pledgeChoice, locale));
	}

	/** The page of a link in an email that is invalid or cannot be used for now. */
	ModelAndView gone(HttpStatus status) {
		return new ModelAndView("pledging/gone", status).addObject("forGood", status == HttpStatus.GONE);
	}

	/**
	 * Redirects to a page of this site or to Checkout. Where the settings do not list the
	 * domain of Checkout, browsers do not let forms redirect there, but follow a link.
	 */
	ModelAndView redirectTo(URI checkout) {
		if (!this.site.isOwn(checkout) && !this.site.isCheckout(checkout)) {
			return new ModelAndView("pledging/leave").addObject("checkout", checkout);
		}
		var redirect = new RedirectView(checkout.toString());
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExposeModelAttributes(false);
		return new ModelAndView(redirect);
	}

	/**
	 * An interval that can be chosen.
	 *
	 * @param name the suffix of its message keys
	 * @param key the value of the form field
	 * @param timesAYear the number of payments in a year, 0 for once
	 * @param label the button's label without an amount
	 * @param pattern the button's label with the placeholder {0} for the number of euros
	 * @param perYear the text for the amount of a year
	 */
	record Choice(String name, String key, int timesAYear, String label, String pattern, String perYear) {
	}

}
