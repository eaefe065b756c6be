package org.tragwerk.pledging;

import java.util.HashMap;
import java.util.Optional;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.site.Languages;
import org.tragwerk.subscription.DebitTexts;

import org.springframework.stereotype.Component;

/**
 * The shared parts of emails about attempts.
 */
@Component
class AttemptEmails {

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final DebitTexts debitTexts;

	private final CheckoutOpener checkoutOpener;

	AttemptEmails(PledgeChoiceTexts pledgeChoiceTexts, DebitTexts debitTexts, CheckoutOpener checkoutOpener) {
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.debitTexts = debitTexts;
		this.checkoutOpener = checkoutOpener;
	}

	EmailMessage message(Attempt attempt, String template) {
		var pledgeRequest = attempt.request();
		var language = Languages.of(pledgeRequest.language());
		var model = new HashMap<String, Object>();
		model.put("pledge", this.pledgeChoiceTexts.of(pledgeRequest.pledgeChoice(), language));
		model.put("once", pledgeRequest.pledgeChoice().isOnce());
		model.put("again", this.checkoutOpener.formFor(pledgeRequest));
		var paymentMethodDetails = attempt.paymentMethod();
		if (paymentMethodDetails != null) {
			Optional.ofNullable(paymentMethodDetails.mandateReference())
				.ifPresent((mandate) -> model.put("mandate", mandate));
			Optional.ofNullable(paymentMethodDetails.debitDate())
				.ifPresent((day) -> model.put("debitOn", this.debitTexts.expected(day, language)));
		}
		return new EmailMessage(pledgeRequest.email(), language, template, model);
	}

}
