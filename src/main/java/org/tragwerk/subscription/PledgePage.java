package org.tragwerk.subscription;

import java.net.URI;
import java.util.Locale;

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

	private final Wording wording;

	PledgePage(PledgeProperties properties, Wording wording) {
		this.properties = properties;
		this.wording = wording;
	}

	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status) {
		var page = new ModelAndView("subscription/support", status);
		page.addObject("form", form);
		page.addObject("minimum", this.properties.minimum().in(locale));
		page.addObject("suggestions",
				this.properties.suggested().stream().map((amount) -> amount.plain(locale)).toList());
		page.addObject("buttonPattern", this.wording.buttonPattern(Interval.MONTHLY, locale));
		page.addObject("buttonOpen", this.wording.button(locale));
		page.addObject("button",
				form.money()
					.map((amount) -> this.wording.button(new Pledge(amount, Interval.MONTHLY), locale))
					.orElseGet(() -> this.wording.button(locale)));
		return page;
	}

	/** The form with a sentence above it, by the key of that sentence. */
	ModelAndView show(PledgeForm form, Locale locale, HttpStatus status, String notice) {
		return show(form, locale, status).addObject("notice", notice);
	}

	/** The reader has mail. */
	ModelAndView mailed(String address) {
		return new ModelAndView("subscription/mailed").addObject("email", address);
	}

	/** The button that leads on from a mailed link. */
	ModelAndView proceed(String link, Pledge pledge, Locale locale) {
		return new ModelAndView("subscription/continue").addObject("link", link)
			.addObject("button", this.wording.button(pledge, locale));
	}

	/** A mailed link that does not lead on, for good or for the moment. */
	ModelAndView gone(HttpStatus status) {
		return new ModelAndView("subscription/gone", status).addObject("forGood", status == HttpStatus.GONE);
	}

	/** On to the provider's page. */
	ModelAndView leave(URI checkout) {
		var redirect = new RedirectView(checkout.toString());
		redirect.setStatusCode(HttpStatus.SEE_OTHER);
		redirect.setExposeModelAttributes(false);
		return new ModelAndView(redirect);
	}

}
