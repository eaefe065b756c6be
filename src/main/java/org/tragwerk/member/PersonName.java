package org.tragwerk.member;

import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.tragwerk.site.VisibleText;

/**
 * Normalizes names: any visible characters are allowed, on one line.
 */
public final class PersonName {

	private static final int MAX_LENGTH = 200;

	/** Dots only after abbreviations, such as in "Dr. Ada Lovelace". */
	private static final Pattern GREETABLE = Pattern.compile("(?=.{1,60}$)\\p{L}(?:[\\p{L}\\p{M}'’ -]|\\.(?= |$))*+");

	/** Neither marks alone nor letters that are blank, such as fillers in Korean. */
	private static final Pattern SEEN = Pattern.compile("[^\\p{Z}\\p{C}\\p{M}\\u115f\\u1160\\u2800\\u3164\\uffa0]");

	private PersonName() {
	}

	/**
	 * The name as it is stored, on one line and with single blanks; null if nothing of it
	 * is visible. More than 200 characters are cut off.
	 * @param typed the unchecked name, from a form or from the provider
	 */
	public static @Nullable String clean(@Nullable String typed) {
		if (typed == null) {
			return null;
		}
		var name = shorten(VisibleText.line(typed));
		return SEEN.matcher(name).find() ? name : null;
	}

	/**
	 * The name if it can stand in a sentence of an email: at most 60 letters with blanks,
	 * hyphens and apostrophes, so that nobody can send a link or a message of their own
	 * in it; else empty.
	 */
	public static Optional<String> forGreeting(@Nullable String name) {
		return Optional.ofNullable(name).filter((it) -> GREETABLE.matcher(it).matches());
	}

	/** Cuts by code points, as PostgreSQL counts characters. */
	private static String shorten(String name) {
		return (name.codePointCount(0, name.length()) <= MAX_LENGTH) ? name
				: name.substring(0, name.offsetByCodePoints(0, MAX_LENGTH)).strip();
	}

}
