package org.tragwerk.cancellation;

import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.Contracts;
import org.tragwerk.subscription.PledgeTexts;
import org.tragwerk.subscription.Contract.SubscriptionContract;

import org.springframework.stereotype.Component;

/**
 * The email that tells a member that a subscription will end or has ended.
 */
@Component
class EndEmail implements EmailTemplate {

	static final String KIND = "subscription-end";

	private final EndNotificationRepository notifications;

	private final Contracts contracts;

	private final Members members;

	private final PledgeTexts pledgeTexts;

	EndEmail(EndNotificationRepository notifications, Contracts contracts, Members members, PledgeTexts pledgeTexts) {
		this.notifications = notifications;
		this.contracts = contracts;
		this.members = members;
		this.pledgeTexts = pledgeTexts;
	}

	@Override
	public String kind() {
		return KIND;
	}

	/** Empty if the end was taken back in the meantime. */
	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.notifications.findById(subject).flatMap((notification) -> {
			var contract = this.contracts.get(notification.subscription());
			return isStillTrue(notification, contract) ? Optional.of(compose(notification, contract))
					: Optional.empty();
		});
	}

	private static boolean isStillTrue(EndNotification notification, SubscriptionContract contract) {
		return contract.over() || notification.endsAt().equals(contract.endsAt());
	}

	private EmailMessage compose(EndNotification notification, SubscriptionContract contract) {
		var contact = this.members.contactOf(notification.member());
		var model = new HashMap<String, Object>();
		model.put("pledge", contract.in(this.pledgeTexts, contact.language()));
		model.put("contractNumber", contract.contractNumber());
		model.put("day", this.pledgeTexts.day(notification.endsAt(), contact.language()));
		model.put("tense", notification.isPlanned() ? "later" : "now");
		return new EmailMessage(contact.email(), contact.name(), contact.language(), "cancellation/mail/end", model);
	}

}
