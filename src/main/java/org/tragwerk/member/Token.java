package org.tragwerk.member;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a mailed link carries: 256 random bits, of which only a hash is stored.
 */
public record Token(String value) {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** A fresh one, known to nobody yet. */
	public static Token random() {
		var bytes = new byte[32];
		RANDOM.nextBytes(bytes);
		return of(bytes);
	}

	/** The one that follows from this one and a text: found by who knows both. */
	public Token with(String text) {
		return of(digest(this.value + '\n' + text));
	}

	/** What may be stored. */
	public byte[] hash() {
		return digest(this.value);
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
