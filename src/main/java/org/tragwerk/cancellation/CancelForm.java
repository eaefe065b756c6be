package org.tragwerk.cancellation;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * The form that cancels, as it was sent, word for word.
 *
 * @param when the day on which the contract is to end; blank for the next possible one
 * @param key the same for each sending of one form
 */
record CancelForm(@Nullable String kind, @Nullable String reason, @Nullable String name, @Nullable String reference,
		@Nullable String email, @Nullable String when, @Nullable String key) implements DeclarationForm {

	/** What was chosen; ordinary if nothing was. */
	Optional<Wish.Kind> wishedKind() {
		return StringUtils.hasText(this.kind) ? Stream.of(Wish.Kind.ORDINARY, Wish.Kind.EXTRAORDINARY)
			.filter((each) -> each.name().toLowerCase(Locale.ROOT).equals(this.kind))
			.findFirst() : Optional.of(Wish.Kind.ORDINARY);
	}

	/** For the form, which has one of two chosen. */
	public boolean isExtraordinary() {
		return wishedKind().filter(Wish.Kind.EXTRAORDINARY::equals).isPresent();
	}

	/** A date field would hide what it cannot read. */
	public String dayField() {
		return (!hasDay() || String.valueOf(this.when).matches("\\d{4}-\\d{2}-\\d{2}")) ? "date" : "text";
	}

	/** The reason without what no table holds, if there is one. */
	Optional<String> readableReason() {
		return Optional.ofNullable(this.reason)
			.map((typed) -> typed.replace("\r\n", "\n").replaceAll("[\\p{Cntrl}\\p{Cs}&&[^\n\t]]", "").strip())
			.filter(StringUtils::hasText);
	}

	boolean hasDay() {
		return StringUtils.hasText(this.when);
	}

	/** The wish, once all was checked. */
	@Override
	public Wish wish() {
		var reason = isExtraordinary() ? readableReason().orElseThrow() : null;
		return new Wish(wishedKind().orElseThrow(), reason,
				Optional.ofNullable(this.when).flatMap(EndDate::read).orElse(null));
	}

}
