package org.tragwerk.cancellation;

import java.util.Optional;
import java.util.UUID;

import org.tragwerk.mail.EmailMessage;
import org.tragwerk.mail.EmailTemplate;
import org.tragwerk.member.Members;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.Contracts;

import org.springframework.stereotype.Component;

/**
 * The email that tells a member that a subscription will end, has ended, or goes on.
 * There is one instance for each kind of email.
 */
class EndEmail implements EmailTemplate {

	static final String END = "subscription-end";

	/** The kind of the email after an end that the member did not want. */
	static final String STOPPED = "subscription-stopped";

	/** The kind of the email that says that a scheduled end was removed. */
	static final String REVOKED_END = "subscription-revoked-end";

	private final String kind;

	private final Content content;

	EndEmail(String kind, Content content) {
		this.kind = kind;
		this.content = content;
	}

	static String kindFor(EndNotification notification) {
		if (notification.kind() == EndNotification.Kind.REVOKED) {
			return REVOKED_END;
		}
		return notification.isInvoluntary() ? STOPPED : END;
	}

	@Override
	public String kind() {
		return this.kind;
	}

	/**
	 * Empty if what it would say has changed in the meantime, or is said by the
	 * confirmation of a declaration.
	 */
	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return this.content.of(subject);
	}

	/**
	 * The content that both kinds share.
	 */
	@Component
	static class Content {

		private final EndNotificationRepository notifications;

		private final Contracts contracts;

		private final Members members;

		private final DeclarationRepository declarations;

		private final EndTexts endTexts;

		Content(EndNotificationRepository notifications, Contracts contracts, Members members,
				DeclarationRepository declarations, EndTexts endTexts) {
			this.notifications = notifications;
			this.contracts = contracts;
			this.members = members;
			this.declarations = declarations;
			this.endTexts = endTexts;
		}

		private Optional<EmailMessage> of(UUID subject) {
			return this.notifications.findById(subject).flatMap((notification) -> {
				var contract = this.contracts.get(notification.subscription());
				return (isStillTrue(notification, contract) && !isConfirmed(notification))
						? Optional.of(compose(notification, contract)) : Optional.empty();
			});
		}

		private boolean isConfirmed(EndNotification notification) {
			return this.declarations.findConfirmedTo(notification.subscription().value())
				.stream()
				.anyMatch(notification::isSaidBy);
		}

		private static boolean isStillTrue(EndNotification notification, SubscriptionContract contract) {
			return switch (notification.kind()) {
				case PLANNED -> contract.isOver() || notification.endsAt().equals(contract.endsAt());
				case ENDED -> true;
				case REVOKED -> contract.endsAt() == null;
			};
		}

		private EmailMessage compose(EndNotification notification, SubscriptionContract contract) {
			var contact = this.members.contactOf(notification.member());
			var isPaid = this.contracts.isPaid(notification.subscription());
			return new EmailMessage(contact.email(), contact.language(), "cancellation/mail/end",
					this.endTexts.of(notification, contract, isPaid, contact.language()));
		}

	}

}
