package org.tragwerk.cancellation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Optional;

/**
 * A day as date fields send it, or as people write it.
 */
final class EndDate {

	private static final List<DateTimeFormatter> WAYS = List.of(of("uuuu-M-d"), of("d.M.uuuu"), of("d/M/uuuu"));

	private EndDate() {
	}

	static Optional<LocalDate> read(String typed) {
		return WAYS.stream().flatMap((way) -> read(typed.replaceAll("\\s", ""), way).stream()).findFirst();
	}

	private static Optional<LocalDate> read(String typed, DateTimeFormatter way) {
		try {
			return Optional.of(LocalDate.parse(typed, way));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static DateTimeFormatter of(String pattern) {
		return DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT);
	}

}
