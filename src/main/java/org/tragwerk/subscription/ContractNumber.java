package org.tragwerk.subscription;

import org.tragwerk.subscription.Contract.ContractId;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The number of a contract that is shown to members, such as {@code TW-7K3M-92QD-4XVB}:
 * 60 bits of a hash of its random id, written in letters and digits that are not easily
 * confused.
 */
public final class ContractNumber {

	/** The same bits in hexadecimal, for a query over subscriptions or gifts. */
	static final String DIGITS = "left(encode(sha256(uuid_send(id)), 'hex'), 15)";

	private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

	private static final int LENGTH = 12;

	private static final int GROUP = 4;

	private static final int BITS = 5;

	private ContractNumber() {
	}

	/** The contract number in the form shown to members. */
	public static String of(ContractId contract) {
		var bits = ByteBuffer.wrap(hash(contract)).getLong() >>> (Long.SIZE - LENGTH * BITS);
		return IntStream.range(0, LENGTH)
			.mapToObj((place) -> ((place % GROUP == 0) ? "-" : "")
					+ ALPHABET.charAt((int) (bits >>> (BITS * (LENGTH - 1 - place))) & (ALPHABET.length() - 1)))
			.collect(Collectors.joining("", "TW", ""));
	}

	/**
	 * The hexadecimal digits to search for, from a contract number as typed: in any case,
	 * with or without prefix and hyphens, and with letters such as O that are confused
	 * with digits. Empty if it cannot be one.
	 */
	static Optional<String> digitsOf(String typed) {
		var plain = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}\\p{Z}]", "").replaceFirst("^TW", "");
		var letters = plain.replace('O', '0').replace('I', '1').replace('L', '1');
		if (letters.length() != LENGTH || !letters.chars().allMatch((letter) -> ALPHABET.indexOf(letter) >= 0)) {
			return Optional.empty();
		}
		var bits = letters.chars()
			.asLongStream()
			.reduce(0, (sum, letter) -> sum << BITS | ALPHABET.indexOf((int) letter));
		return Optional.of("%015x".formatted(bits));
	}

	private static byte[] hash(ContractId contract) {
		var id = contract.value();
		var bytes = ByteBuffer.allocate(2 * Long.BYTES)
			.putLong(id.getMostSignificantBits())
			.putLong(id.getLeastSignificantBits())
			.array();
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
