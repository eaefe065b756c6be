package org.tragwerk.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret of 256 random bits that a mailed link or a browser's cookie carries; only its
 * hash is stored.
 */
public record Token(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

	/** A new token, known to nobody yet. */
	public static Token random() {
		var bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return of(bytes);
	}

	/** The token derived from this one and a text, for whoever knows both. */
	public Token with(String text) {
		return of(digest(this.value + '\n' + text));
	}

	/** Whether this can be one that we made. */
	public boolean isWellFormed() {
		return FORM.matcher(this.value).matches();
	}

	/** The SHA-256 that may be stored. */
	public byte[] hash() {
		return digest(this.value);
	}

	/** Whether that is the stored hash of this token, in constant time. */
	public boolean matches(byte[] hash) {
		return MessageDigest.isEqual(hash, hash());
	}

	private static Token of(byte[] bytes) {
		return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	private static byte[] digest(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256.", ex);
		}
	}

	@Override
	public String toString() {
		return "Token[hidden]";
	}

}
