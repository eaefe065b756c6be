package org.tragwerk.subscription;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.Members;
import org.tragwerk.member.PersonName;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.payment.PaymentEvent.PaymentReceived;
import org.tragwerk.subscription.Signups.ConfirmationRequested;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The email that thanks for a paid gift.
 */
@Component
class GiftEmail implements EmailTemplate {

	private static final String KIND = "gift";

	private final GiftRepository gifts;

	private final Members members;

	private final Outbox outbox;

	private final PledgeTexts pledgeTexts;

	private final SiteProperties site;

	GiftEmail(GiftRepository gifts, Members members, Outbox outbox, PledgeTexts pledgeTexts, SiteProperties site) {
		this.gifts = gifts;
		this.members = members;
		this.outbox = outbox;
		this.pledgeTexts = pledgeTexts;
		this.site = site;
	}

	@EventListener
	void on(PaymentReceived event) {
		if (event.purpose().isGift()) {
			this.outbox.queue(KIND, event.purpose().id());
		}
	}

	@EventListener
	void on(ConfirmationRequested event) {
		this.gifts.findByAttemptId(event.attempt())
			.ifPresent((gift) -> this.outbox.queue(KIND, gift.id().value(), event.occasion()));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.gifts.findById(subject).map(this::compose);
	}

	private EmailMessage compose(Gift gift) {
		var contact = this.members.contactOf(gift.member());
		var model = new HashMap<String, Object>(Map.of("amount", gift.amount().format(contact.language()), "madeOn",
				this.pledgeTexts.day(gift.madeAt(), contact.language()), "contractNumber",
				gift.contract().contractNumber(), "withdrawLink", this.site.link("/withdraw")));
		PersonName.forGreeting(contact.name()).ifPresent((name) -> model.put("name", name));
		return new EmailMessage(contact.email(), contact.language(), "subscription/mail/gift", model);
	}

}
