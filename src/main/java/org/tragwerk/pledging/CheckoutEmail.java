package org.tragwerk.pledging;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.site.Languages;
import org.tragwerk.site.SiteProperties;

import org.springframework.stereotype.Component;

/**
 * Leads a reader on to Checkout by mail, while somebody else is trying out cards.
 */
@Component
class CheckoutEmail implements EmailTemplate {

	static final String KIND = "checkout";

	private final AttemptRepository attempts;

	private final PledgeChoiceTexts wording;

	private final SiteProperties site;

	CheckoutEmail(AttemptRepository attempts, PledgeChoiceTexts wording, SiteProperties site) {
		this.attempts = attempts;
		this.wording = wording;
		this.site = site;
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public boolean isAwaited() {
		return true;
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.attempts.findForUpdate(subject).filter(Attempt::isHeld).map(this::compose);
	}

	private EmailMessage compose(Attempt attempt) {
		var link = Secret.random();
		attempt.proveBy(link);
		var pledgeRequest = attempt.order();
		var language = Languages.of(pledgeRequest.language());
		return new EmailMessage(pledgeRequest.email(), pledgeRequest.name(), language, "pledging/mail/checkout",
				Map.of("pledge", this.wording.of(pledgeRequest.pledgeChoice(), language), "link",
						this.site.link("/support/continue/" + link.value())));
	}

}
