package org.tragwerk.site;

import java.util.regex.Pattern;

/**
 * Which characters a text from outside may have: those that people see, of every script.
 * Not allowed are control characters, line separators, marks that change the direction of
 * the text around them, unpaired surrogates, and other codes that show nothing.
 * Zero-width joiners are allowed, because Persian, Indian scripts and emoji need them.
 */
public final class VisibleText {

	/** Marks that change the direction (Unicode Standard Annex 9). */
	private static final String DIRECTIONS = "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069";

	/**
	 * Deprecated format characters, annotations, tags, and codes that are no character.
	 */
	private static final String OTHERS = "\\u206a-\\u206f\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}\\p{IsNoncharacter_Code_Point}";

	private static final String FORBIDDEN = "\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}" + DIRECTIONS + OTHERS;

	private static final Pattern NOT_IN_A_LINE = Pattern.compile("[" + FORBIDDEN + "]");

	private static final Pattern NOT_IN_LINES = Pattern.compile("[" + FORBIDDEN + "&&[^\n\t]]");

	private static final Pattern BLANKS = Pattern.compile("[\\p{Cc}\\p{Z}\\u200b\\u2060\\ufeff]+");

	private static final Pattern INVISIBLE = Pattern.compile("[\\u00ad\\p{Cs}" + DIRECTIONS + OTHERS + "]");

	private VisibleText() {
	}

	/** Whether the text has only characters that a line may have. */
	static boolean isLine(String text) {
		return !NOT_IN_A_LINE.matcher(text).find();
	}

	/**
	 * Whether the text has only characters that a line may have, line breaks and tabs.
	 */
	static boolean isLines(String text) {
		return !NOT_IN_LINES.matcher(unixLines(text)).find();
	}

	/**
	 * The text on one line, with single blanks inside and none around it, and without
	 * invisible characters.
	 */
	public static String line(String text) {
		return BLANKS.matcher(INVISIBLE.matcher(text).replaceAll("")).replaceAll(" ").strip();
	}

	/**
	 * The text without the characters that lines may not have, each line ending in LF.
	 */
	public static String lines(String text) {
		return NOT_IN_LINES.matcher(unixLines(text)).replaceAll("");
	}

	/** The text without blanks around it, invisible ones included. */
	public static String strip(String text) {
		var start = 0;
		var end = text.length();
		while (start < end && isBlank(text.charAt(start))) {
			start++;
		}
		while (start < end && isBlank(text.charAt(end - 1))) {
			end--;
		}
		return text.substring(start, end);
	}

	private static boolean isBlank(char character) {
		return Character.getType(character) == Character.SPACE_SEPARATOR || character == '\u200b'
				|| character == '\u2060' || character == '\ufeff';
	}

	private static String unixLines(String text) {
		return text.replace("\r\n", "\n");
	}

}
