package org.tragwerk.pledging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * A random value of 256 bits that only one browser or mailbox was given. We keep only
 * hashes of it.
 */
record Secret(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	static Secret random() {
		var bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	boolean isWellFormed() {
		return this.value.matches("[A-Za-z0-9_-]{43}");
	}

	byte[] hash() {
		return sha256(this.value);
	}

	/** A hash that is the same only for the same secret beside the same text. */
	byte[] hashWith(String text) {
		return sha256(this.value + ' ' + text.toLowerCase(Locale.ROOT));
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
