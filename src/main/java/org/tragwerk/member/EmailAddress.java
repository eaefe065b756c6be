package org.tragwerk.member;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import org.tragwerk.site.VisibleText;

/**
 * Validates email addresses: only ASCII, which every mail server accepts. International
 * domain names are converted to their ASCII form (Punycode).
 */
public final class EmailAddress {

	private static final int MAX_LENGTH = 254;

	/** The dot-atom of RFC 5322 and host names of RFC 1123 with a top-level domain. */
	private static final Pattern PLAIN = Pattern
		.compile("(?=[^@]{1,64}@)[\\w!#$%&'*+/=?^`{|}~-]++(?:\\.[\\w!#$%&'*+/=?^`{|}~-]++)*+"
				+ "@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])");

	/**
	 * Java converts by IDNA 2003 and maps the first of these characters to another domain
	 * than browsers (IDNA 2008) do, so the email would go to that domain's owner. It
	 * drops the others, which nobody sees (RFC 3454, B.1). All are rejected.
	 */
	private static final Pattern AMBIGUOUS = Pattern
		.compile("[ßẞς\\p{Cf}\\u034f\\u1806\\u180b-\\u180d\\ufe00-\\ufe0f]");

	private EmailAddress() {
	}

	/**
	 * The normalized address, its domain in lower-case ASCII; empty if it is not valid.
	 * @param typed leading and trailing blanks are ignored
	 */
	public static Optional<String> clean(String typed) {
		var address = VisibleText.strip(typed);
		var at = address.lastIndexOf('@');
		if (address.length() > MAX_LENGTH || at < 0) {
			return Optional.empty();
		}
		return plainDomain(address.substring(at + 1)).map((domain) -> address.substring(0, at + 1) + domain)
			.filter((plain) -> plain.length() <= MAX_LENGTH && PLAIN.matcher(plain).matches());
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
