package org.tragwerk.pledging;

import java.util.Locale;
import java.util.Optional;

import org.tragwerk.subscription.Interval;
import org.tragwerk.subscription.Pledge;
import org.tragwerk.subscription.Wording;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * How offers are put into words.
 */
@Component
class OfferWording {

	private final MessageSource messages;

	private final Wording wording;

	OfferWording(MessageSource messages, Wording wording) {
		this.messages = messages;
		this.wording = wording;
	}

	/** Such as "7,50 € im Monat" or "20,00 € einmalig". */
	String of(Offer offer, Locale locale) {
		return offer.rhythm()
			.interval()
			.map((interval) -> this.wording.of(new Pledge(offer.amount(), interval), locale))
			.orElseGet(() -> this.messages.getMessage("pledging.once", new Object[] { offer.amount().in(locale) },
					locale));
	}

	/** What is given in a year, such as "120,00 €", if it is more than once. */
	Optional<String> inAYear(Offer offer, Locale locale) {
		return offer.rhythm()
			.interval()
			.filter((interval) -> interval != Interval.YEARLY)
			.map((interval) -> this.wording.inAYear(new Pledge(offer.amount(), interval), locale));
	}

}
