package org.tragwerk.cancellation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Quotes typed text in plain-text emails, so that no line of it can be mistaken for one
 * of the newspaper's: each begins with the mark of quoted text (RFC 3676) and is too
 * short to be broken by mail programs.
 */
final class QuotedText {

	private static final int WIDTH = 70;

	private QuotedText() {
	}

	static String of(String typed) {
		return Arrays.stream(typed.split("\\R"))
			.map(String::strip)
			.flatMap((line) -> wrap(line).stream())
			.map((line) -> "> " + line)
			.collect(Collectors.joining("\n"));
	}

	/** Wraps a line without blanks at its ends. */
	private static List<String> wrap(String line) {
		var lines = new ArrayList<String>();
		var start = 0;
		while (line.length() - start > WIDTH) {
			var end = end(line, start);
			lines.add(line.substring(start, end).stripTrailing());
			start = skipBlanks(line, end);
		}
		lines.add(line.substring(start));
		return lines;
	}

	private static int skipBlanks(String line, int start) {
		var next = start;
		while (line.charAt(next) == ' ') {
			next++;
		}
		return next;
	}

	/** At the last blank that fits, else after the last character that does. */
	private static int end(String line, int start) {
		var blank = line.lastIndexOf(' ', start + WIDTH);
		var end = start + WIDTH;
		return (blank > start) ? blank : Character.isLowSurrogate(line.charAt(end)) ? end - 1 : end;
	}

}
