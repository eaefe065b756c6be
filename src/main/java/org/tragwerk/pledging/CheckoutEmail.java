package org.tragwerk.pledging;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.member.Token;
import org.tragwerk.site.Languages;
import org.tragwerk.site.SiteProperties;

import org.springframework.stereotype.Component;

/**
 * The email with the link to Checkout that readers have to use while card testing is
 * suspected.
 */
@Component
class CheckoutEmail implements EmailTemplate {

	static final String KIND = "checkout";

	private final AttemptRepository attempts;

	private final PledgeChoiceTexts pledgeChoiceTexts;

	private final SiteProperties site;

	CheckoutEmail(AttemptRepository attempts, PledgeChoiceTexts pledgeChoiceTexts, SiteProperties site) {
		this.attempts = attempts;
		this.pledgeChoiceTexts = pledgeChoiceTexts;
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
		var linkToken = Token.random();
		attempt.useLinkToken(linkToken);
		var pledgeRequest = attempt.request();
		var language = Languages.of(pledgeRequest.language());
		return new EmailMessage(pledgeRequest.email(), language, "pledging/mail/checkout",
				Map.of("pledge", this.pledgeChoiceTexts.of(pledgeRequest.pledgeChoice(), language), "link",
						this.site.link("/support/continue/" + linkToken.value())));
	}

}
