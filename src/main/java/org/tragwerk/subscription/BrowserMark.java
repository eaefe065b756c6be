package org.tragwerk.subscription;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * A random value in a cookie by which a browser proves that a Checkout was its own. We
 * keep only hashes of it.
 */
record BrowserMark(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	static BrowserMark random() {
		var bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return new BrowserMark(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	boolean isWellFormed() {
		return this.value.matches("[A-Za-z0-9_-]{43}");
	}

	byte[] hash() {
		return sha256(this.value);
	}

	/** The same person at the same browser, as far as we can tell. */
	byte[] readerAt(String address) {
		return sha256(this.value + ' ' + address.toLowerCase(Locale.ROOT));
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
