package org.tragwerk.mail;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The right to try one letter now, held until the lease ends.
 *
 * @param attempts how often it was tried, this time included
 */
record Claim(String kind, UUID about, int attempts) {

	/** The same for every attempt, so that mail programs fold a doubled letter. */
	UUID messageId() {
		return UUID.nameUUIDFromBytes((this.kind + ":" + this.about).getBytes(StandardCharsets.UTF_8));
	}

}
