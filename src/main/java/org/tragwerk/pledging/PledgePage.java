package org.tragwerk.pledging;

import java.net.URI;
import java.util.Locale;

import org.tragwerk.subscription.Interval;
import org.tragwerk.subscription.Pledge;

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

	private final PayingButton button;

	PledgePage(PledgeProperties properties, PayingButton button) {
		this.properties = properties;
		this.button = button;
	}

	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status) {
		var page = new ModelAndView("pledging/support", status);
		page.addObject("form", form);
		page.addObject("minimum", this.properties.minimum().in(locale));
		page.addObject("suggestions",
				this.properties.suggested().stream().map((amount) -> amount.plain(locale)).toList());
		page.addObject("buttonPattern", this.button.pattern(Interval.MONTHLY, locale));
		page.addObject("buttonOpen", this.button.label(locale));
		page.addObject("button",
				form.money()
					.map((amount) -> this.button.label(new Pledge(amount, Interval.MONTHLY), locale))
					.orElseGet(() -> this.button.label(locale)));
		return page;
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
	ModelAndView proceed(String link, Pledge pledge, Locale locale) {
		return new ModelAndView("pledging/continue").addObject("link", link)
			.addObject("button", this.button.label(pledge, locale));
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

}
