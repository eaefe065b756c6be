package org.tragwerk.member;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Validates email addresses: plain ASCII, which every mail server accepts and the table
 * of members holds. International domains are converted to it.
 */
public final class EmailAddress {

	private static final int LONGEST = 254;

	/** The dot-atom of RFC 5322 and host names of RFC 1123 with a top-level domain. */
	private static final Pattern PLAIN = Pattern
		.compile("(?=[^@]{1,64}@)[\\w!#$%&'*+/=?^`{|}~-]++(?:\\.[\\w!#$%&'*+/=?^`{|}~-]++)*+"
				+ "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

	private static final Pattern EDGES = Pattern.compile("^%1$s+|(?<!%1$s)%1$s++$".formatted(PersonName.BLANK));

	/**
	 * Java converts by IDNA 2003, which leads these letters to another domain than
	 * browsers do: its owner would get the email.
	 */
	private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\\u200c\\u200d]");

	private EmailAddress() {
	}

	/**
	 * The address as it is stored and written to, its domain in lower case; empty if it
	 * is not valid.
	 * @param typed blanks around it are allowed
	 */
	public static Optional<String> clean(String typed) {
		var address = EDGES.matcher(typed).replaceAll("");
		var at = address.lastIndexOf('@');
		if (address.length() > LONGEST || at < 0) {
			return Optional.empty();
		}
		return plainDomain(address.substring(at + 1)).map((domain) -> address.substring(0, at + 1) + domain)
			.filter((plain) -> plain.length() <= LONGEST && PLAIN.matcher(plain).matches());
	}

	private static Optional<String> plainDomain(String domain) {
		if (AMBIGUOUS.matcher(domain).find()) {
			return Optional.empty();
		}
		try {
			return Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

}
