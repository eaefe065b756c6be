package org.tragwerk.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A secret of 256 random bits in a link of an email or in a cookie, written as 43
 * characters of URL-safe Base64; only its SHA-256 hash is stored.
 */
public record Token(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

	/** A new random token. */
	public static Token random() {
		var bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return of(bytes);
	}

	/**
	 * Derives another token from this one and a text: the same for the same two inputs,
	 * and not computable without this token.
	 */
	public Token with(String text) {
		return of(digest(this.value + '\n' + text));
	}

	/** Whether the value has the form of a token: 43 characters of URL-safe Base64. */
	public boolean isWellFormed() {
		return FORM.matcher(this.value).matches();
	}

	/** The SHA-256 hash of the value, 32 bytes, for storage. */
	public byte[] hash() {
		return digest(this.value);
	}

	/** Whether the hash is this token's, compared in constant time. */
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
