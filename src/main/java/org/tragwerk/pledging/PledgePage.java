package org.tragwerk.pledging;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import org.tragwerk.newspaper.Appeals;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Supporters;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The pledge form and the pages on the way to Checkout.
 */
@Component
class PledgePage {

	private final PledgeFormModel formModel;

	private final Appeals appeals;

	private final Supporters.Count supporters;

	private final SiteProperties site;

	PledgePage(PledgeFormModel formModel, Appeals appeals, Supporters.Count supporters, SiteProperties site) {
		this.formModel = formModel;
		this.appeals = appeals;
		this.supporters = supporters;
		this.site = site;
	}

	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status) {
		return page(form, false, locale, status);
	}

	private ModelAndView page(PledgeForm form, boolean recalculated, Locale locale, HttpStatus status) {
		var visible = this.supporters.visible();
		return new ModelAndView("pledging/support", this.formModel.of(form, recalculated, locale), status)
			.addObject("appeal", this.appeals.find(form.campaign(), form.via(), locale))
			.addObject("count", visible.isPresent() ? visible.getAsLong() : null);
	}

	/** The form with the sums of what was chosen, for browsers without script. */
	ModelAndView recalculated(PledgeForm form, Locale locale) {
		return page(form, true, locale, HttpStatus.OK);
	}

	/**
	 * The form with a notice above it.
	 * @param notice the message key of the notice
	 */
	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status, String notice) {
		return show(form, locale, status).addObject("notice", notice);
	}

	/** Asks whether a second pledge is meant, and sends the same form again if so. */
	ModelAndView second(PledgeForm form, PledgeRequest pledgeRequest, Locale locale) {
		return new ModelAndView("pledging/second", agreement(pledgeRequest, locale), HttpStatus.CONFLICT)
			.addObject("form", form);
	}

	/** Says that the link to Checkout was sent by email. */
	ModelAndView emailSent(String address) {
		return new ModelAndView("pledging/email-sent").addObject("email", address);
	}

	/** The page of the link in the email, with a button that leads to Checkout. */
	ModelAndView proceed(String link, PledgeRequest pledgeRequest, Locale locale) {
		return new ModelAndView("pledging/continue", agreement(pledgeRequest, locale)).addObject("link", link);
	}

	private Map<String, Object> agreement(PledgeRequest pledgeRequest, Locale locale) {
		return this.formModel.agreement(pledgeRequest.pledgeChoice(), pledgeRequest.paymentMethod(), locale);
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

}
