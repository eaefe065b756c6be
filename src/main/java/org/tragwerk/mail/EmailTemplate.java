package org.tragwerk.mail;

import java.util.Optional;
import java.util.UUID;

/**
 * A kind of email that a module can write.
 */
public interface EmailTemplate {

	/**
	 * Lower-case letters and hyphens, such as {@code welcome}. The subject line stands in
	 * the texts as {@code mail.<kind>.subject}, where {0} is the newspaper's name.
	 */
	String kind();

	/**
	 * Called for every attempt to send, in a transaction that commits before the mail
	 * server is spoken to. A one-time link may therefore be issued here: its hash is
	 * stored, and the link itself rests nowhere.
	 * @param subject what the email was queued for
	 * @param occasion what it was queued on, empty if it is sent once for its subject
	 * @return nothing when there is nothing to say any more
	 */
	Optional<EmailMessage> compose(UUID subject, String occasion);

	/** Whether somebody waits for it, as for a sign-in link: it overtakes all others. */
	default boolean isAwaited() {
		return false;
	}

}
