package org.tragwerk.mail;

import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An email before it is rendered: to whom, in which language, and what its template
 * needs.
 *
 * @param to the address
 * @param name the person's name, if known
 * @param locale the language to write in
 * @param template the path below {@code templates}, such as
 * {@code subscription/mail/welcome}; a {@code .html} file with one {@code main} element
 * and a {@code .txt} file stand there
 * @param model values for both; plain ones, since no transaction is open any more
 */
public record EmailMessage(String to, @Nullable String name, Locale locale, String template,
		Map<String, Object> model) {

	/** Keeps addresses and one-time links out of every log. */
	@Override
	public String toString() {
		return "EmailMessage[" + this.template + ", " + this.locale + "]";
	}

}
