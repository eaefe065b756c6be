package org.tragwerk.sandbox.account.core;

import java.util.SplittableRandom;

/** Generates ids that look like Stripe's. */
final class IdGenerator {

	private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

	private final SplittableRandom random;

	IdGenerator(SplittableRandom random) {
		this.random = random;
	}

	String next(String prefix, int length) {
		var id = new StringBuilder(prefix.length() + length).append(prefix);
		for (int index = 0; index < length; index++) {
			id.append(LETTERS.charAt(this.random.nextInt(LETTERS.length())));
		}
		return id.toString();
	}

}
