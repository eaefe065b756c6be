package org.tragwerk.mail;

import java.util.Locale;
import java.util.Map;

/**
 * An email before rendering: recipient, language, template and model. The recipient has
 * no name, because anybody can type one.
 *
 * @param to the address
 * @param locale the language to write in
 * @param template path below {@code templates}, such as
 * {@code subscription/mail/welcome}, of a {@code .html} file with one {@code main}
 * element and a {@code .txt} file
 * @param model the values for both; no lazily loaded entities, because they are rendered
 * without a transaction; with {@code terms} and {@code withdrawLink} the instruction on
 * withdrawal and the terms follow
 */
public record EmailMessage(String to, Locale locale, String template, Map<String, Object> model) {

	/** The value of the model that the inbox shows beside the subject. */
	public static final String PREVIEW = "preview";

	/**
	 * Omits address and model, which can contain a secret link, because the text may be
	 * logged.
	 */
	@Override
	public String toString() {
		return "EmailMessage[" + this.template + ", " + this.locale + "]";
	}

}
