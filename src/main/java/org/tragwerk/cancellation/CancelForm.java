package org.tragwerk.cancellation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.site.TypedText;
import org.tragwerk.site.VisibleText;

import org.springframework.util.StringUtils;

/**
 * The cancellation form as it was sent, before validation.
 *
 * @param kind {@code ordinary}, {@code extraordinary}, or blank for ordinary
 * @param reference the contract's number
 * @param when the day on which the contract is to end; blank for the next possible one
 * @param key the form's random token, the same each time this form is sent
 */
record CancelForm(@Nullable String kind,
		@TypedText(max = 5000, multiline = true, tooLong = "{cancellation.reason.tooLong}") @Nullable String reason,
		@TypedText(max = 200) @Nullable String name, @TypedText(max = 200) @Nullable String reference,
		@TypedText(max = 320) @Nullable String email, @TypedText(max = 40) @Nullable String when,
		@Nullable String key) implements DeclarationForm {

	/** The format of HTML date fields, and formats that people type. */
	private static final List<DateTimeFormatter> DATES = Stream.of("uuuu-M-d", "d.M.uuuu", "d/M/uuuu")
		.map((pattern) -> DateTimeFormatter.ofPattern(pattern).withResolverStyle(ResolverStyle.STRICT))
		.toList();

	/** The type of the declaration; empty if {@code kind} has an unknown value. */
	Optional<DeclarationType> type() {
		return StringUtils.hasText(this.kind) ? Stream.of(DeclarationType.ORDINARY, DeclarationType.EXTRAORDINARY)
			.filter((type) -> type.name().toLowerCase(Locale.ROOT).equals(this.kind))
			.findFirst() : Optional.of(DeclarationType.ORDINARY);
	}

	/**
	 * Whether the extraordinary cancellation is selected, for the form's radio buttons.
	 */
	public boolean isExtraordinary() {
		return type().filter(DeclarationType.EXTRAORDINARY::equals).isPresent();
	}

	/**
	 * The type of the input field: a date field, or a text field if the text is no date,
	 * because a date field would not show it.
	 */
	public String dayField() {
		return (!hasDay() || String.valueOf(this.when).matches("\\d{4}-\\d{2}-\\d{2}")) ? "date" : "text";
	}

	boolean hasDay() {
		return StringUtils.hasText(this.when);
	}

	/** The date that was typed; empty if it cannot be parsed. */
	Optional<LocalDate> day() {
		var typed = (this.when != null) ? this.when.replaceAll("\\s", "") : "";
		return DATES.stream().flatMap((format) -> parse(typed, format).stream()).findFirst();
	}

	private static Optional<LocalDate> parse(String typed, DateTimeFormatter format) {
		try {
			return Optional.of(LocalDate.parse(typed, format));
		}
		catch (DateTimeException ex) {
			return Optional.empty();
		}
	}

	/** The reason as it is stored; empty if there is none. */
	Optional<String> cleanReason() {
		return Optional.ofNullable(this.reason).map(VisibleText::lines).map(String::strip).filter(StringUtils::hasText);
	}

	/** This form, about the contract with that number. */
	CancelForm about(String contract) {
		return new CancelForm(this.kind, this.reason, this.name, contract, this.email, this.when, this.key);
	}

	@Override
	public String action() {
		return "cancel";
	}

	@Override
	public Declaration.Content content() {
		return new Declaration.Content(type().orElseThrow(), isExtraordinary() ? cleanReason().orElseThrow() : null,
				day().orElse(null));
	}

}
