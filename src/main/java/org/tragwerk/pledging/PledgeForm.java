package org.tragwerk.pledging;

import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.tragwerk.member.EmailAddress;
import org.tragwerk.member.PersonName;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.TypedAmount;
import org.tragwerk.site.TypedText;

import org.springframework.util.StringUtils;

/**
 * The pledge form as it was sent, before validation.
 *
 * @param amount euros as typed; takes precedence over a suggestion
 * @param suggestion one of the suggested amounts, in euros; null if an amount was typed
 * @param campaign the key of the campaign, null if it is malformed
 * @param via the placement from which the reader came, null if it is malformed
 */
record PledgeForm(@TypedText(max = 40) @Nullable String amount, @Nullable String suggestion, @Nullable String interval,
		@TypedText(max = 320) @Nullable String email,
		@TypedText(max = 100, tooLong = "{pledging.support.name.tooLong}") @Nullable String name,
		@Nullable String until, @Nullable String campaign, @Nullable String via, @Nullable String lang) {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	PledgeForm {
		suggestion = StringUtils.hasText(amount) ? null : suggestion;
		campaign = key(campaign);
		via = key(via);
	}

	/** The amount, empty if it cannot be parsed or is ambiguous. */
	Optional<Money> money() {
		return typedAmount().filter((typed) -> !typed.ambiguous()).map(TypedAmount::amount);
	}

	/** The amount as it was typed or suggested, empty if it cannot be parsed. */
	Optional<TypedAmount> typedAmount() {
		return Stream.of(this.amount, this.suggestion)
			.filter(StringUtils::hasText)
			.findFirst()
			.flatMap(TypedAmount::parse);
	}

	boolean hasAmount() {
		return StringUtils.hasText(this.amount) || StringUtils.hasText(this.suggestion);
	}

	/** The chosen interval, monthly if none was sent; empty if it is unknown. */
	Optional<Interval> chosenInterval() {
		return StringUtils.hasText(this.interval) ? Interval.parse(this.interval) : Optional.of(Interval.MONTHLY);
	}

	/** The month of the last debit, empty if it cannot be parsed. */
	Optional<YearMonth> lastMonth() {
		try {
			return hasEnd() ? Optional.of(YearMonth.parse(Objects.requireNonNull(this.until))) : Optional.empty();
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	boolean hasEnd() {
		return StringUtils.hasText(this.until);
	}

	boolean hasEmail() {
		return StringUtils.hasText(this.email);
	}

	/** The normalized email address, empty if it is not valid. */
	Optional<String> address() {
		return Optional.ofNullable(this.email).flatMap(EmailAddress::clean);
	}

	/** The pledge request of a valid form. */
	PledgeRequest request(Locale locale) {
		var pledgeChoice = new PledgeChoice(money().orElseThrow(), chosenInterval().orElseThrow(),
				lastMonth().orElse(null));
		return new PledgeRequest(pledgeChoice, address().orElseThrow(), PersonName.clean(this.name),
				locale.getLanguage(), this.campaign, this.via);
	}

	private static @Nullable String key(@Nullable String value) {
		return (value != null && KEY.matcher(value).matches()) ? value : null;
	}

}
