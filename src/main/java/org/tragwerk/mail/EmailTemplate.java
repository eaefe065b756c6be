package org.tragwerk.mail;

import java.util.Optional;
import java.util.UUID;

/**
 * A kind of email, implemented by the module that sends it.
 */
public interface EmailTemplate {

	/**
	 * Lower-case letters and hyphens, such as {@code welcome}. The subject line is the
	 * message {@code mail.<kind>.subject}, and what the inbox shows beside it is
	 * {@code mail.<kind>.preheader}; their argument {0} is the newspaper's name, {1} the
	 * preview of the message.
	 */
	String kind();

	/**
	 * Composes the email; called for each attempt, in a transaction that commits before
	 * the email is sent. A one-time link can therefore be issued here, so that only its
	 * hash is ever stored.
	 * @param subject the business id it was queued with
	 * @param occasion the occasion it was queued with, an empty string if it is sent once
	 * for its subject
	 * @return empty if there is nothing to send any more
	 */
	Optional<EmailMessage> compose(UUID subject, String occasion);

	/**
	 * Whether the recipient is waiting for it, as for a link to Checkout; such emails are
	 * sent before all others.
	 */
	default boolean isAwaited() {
		return false;
	}

}
