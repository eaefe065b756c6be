package org.tragwerk.mail;

import java.util.Optional;
import java.util.UUID;

/**
 * A kind of mail that a module can write.
 */
public interface Letter {

	/**
	 * Lower-case letters and hyphens, such as {@code welcome}. The subject stands in the
	 * texts as {@code mail.<kind>.subject}, where {0} is the newspaper's name.
	 */
	String kind();

	/**
	 * Called once for every attempt to send, in a transaction that commits before the
	 * mail server is spoken to. A one-time link may therefore be issued here: its hash is
	 * stored, and the link itself rests nowhere.
	 * @param about what the letter was put into the outbox for
	 * @return nothing when there is nothing to say any more
	 */
	Optional<Draft> compose(UUID about);

}
