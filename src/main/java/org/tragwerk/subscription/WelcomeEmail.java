package org.tragwerk.subscription;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.mail.Outbox;
import org.tragwerk.member.Members;
import org.tragwerk.member.PersonName;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.site.ContractTerms;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.Signups.ConfirmationRequested;
import org.tragwerk.subscription.SubscriptionEvent.SubscriptionStarted;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The email that welcomes a member, with the pledge, the next debits, how to cancel, and
 * the link that confirms the address.
 */
@Component
class WelcomeEmail implements EmailTemplate {

	private static final String KIND = "welcome";

	private final SubscriptionRepository subscriptions;

	private final Members members;

	private final Outbox outbox;

	private final DebitTexts debitTexts;

	private final ContractLinks links;

	WelcomeEmail(SubscriptionRepository subscriptions, Members members, Outbox outbox, DebitTexts debitTexts,
			ContractLinks links) {
		this.subscriptions = subscriptions;
		this.members = members;
		this.outbox = outbox;
		this.debitTexts = debitTexts;
		this.links = links;
	}

	@EventListener
	void on(SubscriptionStarted event) {
		this.outbox.queue(KIND, event.subscription().value());
	}

	@EventListener
	void on(ConfirmationRequested event) {
		this.subscriptions.findByOriginAttemptId(event.attempt())
			.ifPresent((subscription) -> this.outbox.queue(KIND, subscription.id().value(), event.occasion()));
	}

	@Override
	public String kind() {
		return KIND;
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.subscriptions.findById(subject).filter((it) -> it.status().isStanding()).map(this::compose);
	}

	private EmailMessage compose(Subscription subscription) {
		var contact = this.members.contactOf(subscription.member());
		var model = new HashMap<String, Object>();
		subscription.contract().ifPresent((contract) -> {
			model.putAll(this.links.of(contract, contact.language()));
			model.putAll(facts(contract, contact.language()));
		});
		PersonName.forGreeting(contact.name()).ifPresent((name) -> model.put("name", name));
		if (!this.members.isConfirmed(subscription.member())) {
			model.put("confirmLink", this.members.issueLink(subscription.member()));
		}
		return new EmailMessage(contact.email(), contact.language(), "subscription/mail/welcome", model);
	}

	private Map<String, Object> facts(SubscriptionContract contract, Locale language) {
		var facts = this.debitTexts.facts(contract, language);
		var subscriptionDetails = contract.subscriptionDetails();
		var model = new HashMap<String, Object>(
				Map.of("facts", facts, "pledge", Objects.requireNonNull(facts.get(DebitTexts.PLEDGE)), "interval",
						subscriptionDetails.pledge().interval().name(), EmailMessage.PREVIEW,
						this.debitTexts.summary(facts, language)));
		Optional.ofNullable(subscriptionDetails.paymentMethod())
			.ifPresent((paymentMethodDetails) -> addPaymentMethod(model, paymentMethodDetails));
		return model;
	}

	private static void addPaymentMethod(Map<String, Object> model, PaymentMethodDetails paymentMethodDetails) {
		model.put("paymentMethod", paymentMethodDetails.type().name());
		Optional.ofNullable(paymentMethodDetails.mandateReference())
			.ifPresent((mandate) -> model.put("mandateReference", mandate));
	}

	/**
	 * What every email about a new contract has: its number, the pages that end it, with
	 * the number filled in, and the terms.
	 */
	@Component
	static class ContractLinks {

		private final SiteProperties site;

		private final ContractTerms terms;

		ContractLinks(SiteProperties site, ContractTerms terms) {
			this.site = site;
			this.terms = terms;
		}

		Map<String, Object> of(Contract contract, Locale language) {
			var number = contract.contractNumber();
			var query = "?contract=%s&lang=%s".formatted(number, language.getLanguage());
			return Map.of("contractNumber", number, "cancelLink", this.site.link("/cancel" + query), "withdrawLink",
					this.site.link("/withdraw" + query), "terms", this.terms);
		}

	}

}
