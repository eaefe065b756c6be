package org.tragwerk.pledging;

import java.util.HashMap;
import java.util.Optional;

import org.tragwerk.mail.Draft;
import org.tragwerk.site.Languages;
import org.tragwerk.subscription.Wording;

import org.springframework.stereotype.Component;

/**
 * What letters about an attempt have in common.
 */
@Component
class AttemptLetters {

	private final OfferWording offers;

	private final Wording wording;

	private final CheckoutDesk desk;

	AttemptLetters(OfferWording offers, Wording wording, CheckoutDesk desk) {
		this.offers = offers;
		this.wording = wording;
		this.desk = desk;
	}

	Draft draft(Attempt attempt, String template) {
		var order = attempt.order();
		var language = Languages.of(order.language());
		var model = new HashMap<String, Object>();
		model.put("pledge", this.offers.of(order.offer(), language));
		model.put("once", order.offer().isOnce());
		model.put("again", this.desk.formFor(order));
		var means = attempt.means();
		if (means != null) {
			Optional.ofNullable(means.mandate()).ifPresent((mandate) -> model.put("mandate", mandate));
			Optional.ofNullable(means.debitOn())
				.ifPresent((day) -> model.put("debitOn", this.wording.day(day, language)));
		}
		return new Draft(order.address(), order.name(), language, template, model);
	}

}
