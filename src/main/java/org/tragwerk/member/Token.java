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
		return new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
	}

	/** What may be stored. */
	public byte[] hash() {
		try {
			return MessageDigest.getInstance("SHA-256").digest(this.value.getBytes(StandardCharsets.US_ASCII));
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
