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

	private final WelcomeEmail.ContractLinks links;

	GiftEmail(GiftRepository gifts, Members members, Outbox outbox, PledgeTexts pledgeTexts,
			WelcomeEmail.ContractLinks links) {
		this.gifts = gifts;
		this.members = members;
		this.outbox = outbox;
		this.pledgeTexts = pledgeTexts;
		this.links = links;
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
		var language = contact.language();
		var amount = gift.amount().format(language);
		var model = new HashMap<String, Object>(this.links.of(gift.contract(), language));
		model.putAll(Map.of("amount", amount, EmailMessage.PREVIEW, amount, "madeOn",
				this.pledgeTexts.day(gift.madeAt(), language)));
		PersonName.forGreeting(contact.name()).ifPresent((name) -> model.put("name", name));
		return new EmailMessage(contact.email(), language, "subscription/mail/gift", model);
	}

}
