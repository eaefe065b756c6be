package org.tragwerk.pledging;

import java.util.HashMap;
import java.util.Optional;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.site.ContractTerms;
import org.tragwerk.site.Languages;
import org.tragwerk.site.SiteProperties;
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

	private final SiteProperties site;

	private final ContractTerms terms;

	AttemptEmails(PledgeChoiceTexts pledgeChoiceTexts, DebitTexts debitTexts, CheckoutOpener checkoutOpener,
			SiteProperties site, ContractTerms terms) {
		this.pledgeChoiceTexts = pledgeChoiceTexts;
		this.debitTexts = debitTexts;
		this.checkoutOpener = checkoutOpener;
		this.site = site;
		this.terms = terms;
	}

	/** The email of a contract that is being made, with its withdrawal and terms. */
	EmailMessage contract(Attempt attempt, String template) {
		var message = message(attempt, template);
		var model = new HashMap<>(message.model());
		model.put("withdrawLink", this.site.link("/withdraw?lang=" + message.locale().getLanguage()));
		model.put("terms", this.terms);
		return new EmailMessage(message.to(), message.locale(), template, model);
	}

	EmailMessage message(Attempt attempt, String template) {
		var pledgeRequest = attempt.request();
		var language = Languages.of(pledgeRequest.language());
		var model = new HashMap<String, Object>();
		model.put("pledge", this.pledgeChoiceTexts.of(pledgeRequest.pledgeChoice(), language));
		var amount = pledgeRequest.pledgeChoice().amount().format(language);
		model.put("amount", amount);
		model.put(EmailMessage.PREVIEW, amount);
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
