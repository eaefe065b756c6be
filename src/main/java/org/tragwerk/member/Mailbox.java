package org.tragwerk.member;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The mailbox that an email address belongs to, the key of rate limits. Addresses that
 * differ only in case or in a sub-address after a plus sign (RFC 5233) share a mailbox,
 * and at some providers also those that differ in ignored characters or aliases of the
 * domain.
 *
 * @param key the same for all addresses of the mailbox; not itself an address to write to
 */
public record Mailbox(String key) {

	private static final Pattern DOTS = Pattern.compile("\\.");

	private static final Provider GMAIL = new Provider("gmail.com", DOTS);

	private static final Provider PROTON = new Provider("proton.me", Pattern.compile("[._-]"));

	private static final Provider APPLE = new Provider("icloud.com", Pattern.compile("(?!)"));

	private static final Map<String, Provider> PROVIDERS = Map.of("gmail.com", GMAIL, "googlemail.com", GMAIL,
			"proton.me", PROTON, "pm.me", PROTON, "protonmail.com", PROTON, "icloud.com", APPLE, "me.com", APPLE,
			"mac.com", APPLE);

	/**
	 * The mailbox of an address.
	 * @param address valid for {@link EmailAddress}
	 */
	public static Mailbox of(String address) {
		var plain = address.toLowerCase(Locale.ROOT);
		var at = plain.lastIndexOf('@');
		var user = withoutSubAddress(plain.substring(0, at));
		var domain = plain.substring(at + 1);
		var provider = PROVIDERS.get(domain);
		return new Mailbox((provider != null) ? provider.key(user) : user + '@' + domain);
	}

	private static String withoutSubAddress(String user) {
		var plus = user.indexOf('+');
		return (plus > 0) ? user.substring(0, plus) : user;
	}

	/** Omits the key, because the text may be logged. */
	@Override
	public String toString() {
		return "Mailbox[hidden]";
	}

	private record Provider(String domain, Pattern ignored) {

		String key(String user) {
			return this.ignored.matcher(user).replaceAll("") + '@' + this.domain;
		}

	}

}
