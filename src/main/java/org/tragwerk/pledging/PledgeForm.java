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
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.money.TypedAmount;
import org.tragwerk.site.TypedText;

import org.springframework.util.StringUtils;

/**
 * The pledge form as it was sent, before validation.
 *
 * @param amount euros as typed; takes precedence over a suggestion
 * @param suggestion one of the suggested amounts, in euros; null if an amount was typed
 * @param paymentMethod the provider's name of the payment method, null or empty to choose
 * at Checkout
 * @param campaign the key of the campaign, null if it is malformed
 * @param via the placement from which the reader came, null if it is malformed
 * @param shown what the page showed, null for a form that no page of ours sent
 */
record PledgeForm(@TypedText(max = 40) @Nullable String amount, @Nullable String suggestion, @Nullable String interval,
		@TypedText(max = 320) @Nullable String email,
		@TypedText(max = 100, tooLong = "{pledging.support.name.tooLong}") @Nullable String name,
		@Nullable String until, @Nullable String paymentMethod, @Nullable String campaign, @Nullable String via,
		@Nullable String lang, @Nullable Shown shown) {

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	PledgeForm {
		suggestion = StringUtils.hasText(amount) ? null : suggestion;
		campaign = key(campaign);
		via = key(via);
	}

	/** The form that was sent for this request. */
	static PledgeForm of(PledgeRequest pledgeRequest, Locale locale) {
		var choice = pledgeRequest.pledgeChoice();
		return new PledgeForm(choice.amount().formatNumber(locale), null, choice.interval().key(),
				pledgeRequest.email(), pledgeRequest.name(),
				Optional.ofNullable(choice.lastMonth()).map(YearMonth::toString).orElse(null),
				Optional.ofNullable(pledgeRequest.paymentMethod()).map(PaymentMethodType::code).orElse(null),
				pledgeRequest.campaign(), pledgeRequest.via(), locale.getLanguage(), null);
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

	/**
	 * The interval for which the amount was chosen, if another interval was chosen
	 * afterwards; empty if it was not, or if the amount was typed since the page was
	 * shown.
	 */
	Optional<Interval> intervalOfAmount() {
		return Optional.ofNullable(this.shown)
			.filter((page) -> !StringUtils.hasText(this.amount) || this.amount.equals(page.amount()))
			.flatMap((page) -> Interval.parse(String.valueOf(page.interval())))
			.filter((before) -> chosenInterval().filter((interval) -> interval != before).isPresent());
	}

	/**
	 * This form, with the amount converted if another interval was chosen after it: to
	 * the same sum in a month, or for a single payment to the suggestion at the same
	 * place. A typed amount stays the same for a single payment.
	 */
	PledgeForm converted(PledgeProperties properties, Locale locale) {
		return intervalOfAmount().flatMap(
				(before) -> money().map((money) -> convert(money, before, chosenInterval().orElseThrow(), properties)))
			.map((money) -> withAmount(money, properties, locale))
			.orElse(this);
	}

	private Money convert(Money money, Interval before, Interval after, PledgeProperties properties) {
		if (before.isRecurring() && after.isRecurring()) {
			return new Pledge(money, before).withInterval(after).amount();
		}
		var place = StringUtils.hasText(this.amount) ? -1 : properties.suggestions(before).indexOf(money);
		var suggestions = properties.suggestions(after);
		return (place >= 0) ? suggestions.get(Math.min(place, suggestions.size() - 1)) : money;
	}

	/** This form with an amount: the initial suggestion if none was sent. */
	PledgeForm withInitialAmount(PledgeProperties properties, Locale locale) {
		var interval = chosenInterval().orElse(Interval.MONTHLY);
		return hasAmount() ? this : withAmount(properties.initial(interval), properties, locale);
	}

	/** This form with that amount, as a suggestion if it is one. */
	private PledgeForm withAmount(Money money, PledgeProperties properties, Locale locale) {
		var isSuggestion = properties.suggestions(chosenInterval().orElse(Interval.MONTHLY)).contains(money);
		var number = money.formatNumber(locale);
		return new PledgeForm(isSuggestion ? null : number, isSuggestion ? number : null, this.interval, this.email,
				this.name, this.until, this.paymentMethod, this.campaign, this.via, this.lang, this.shown);
	}

	/** This form as the page shows it. */
	PledgeForm asShown() {
		return withInterval(chosenInterval().orElse(Interval.MONTHLY),
				new Shown(chosenInterval().orElse(Interval.MONTHLY).key(), this.amount, null));
	}

	/** Whether the page stated the sum of another choice than the one that was sent. */
	boolean contradictsPage() {
		return Optional.ofNullable(this.shown)
			.map(Shown::stated)
			.filter(StringUtils::hasText)
			.filter((stated) -> choice().map(PledgeForm::stated).filter(stated::equals).isEmpty())
			.isPresent();
	}

	private Optional<PledgeChoice> choice() {
		return money().flatMap((money) -> chosenInterval()
			.map((interval) -> new PledgeChoice(money, interval, lastMonth().orElse(null))));
	}

	/** The choice whose sum a page states, as the value of a hidden field. */
	static String stated(PledgeChoice pledgeChoice) {
		return "%d %s %s".formatted(pledgeChoice.amount().cents(), pledgeChoice.interval().key(),
				Objects.requireNonNullElse(pledgeChoice.lastMonth(), ""));
	}

	/** This form if that interval is chosen next. */
	PledgeForm withInterval(Interval next) {
		return withInterval(next, this.shown);
	}

	private PledgeForm withInterval(Interval next, @Nullable Shown page) {
		return new PledgeForm(this.amount, this.suggestion, next.key(), this.email, this.name, this.until,
				this.paymentMethod, this.campaign, this.via, this.lang, page);
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

	boolean hasPaymentMethod() {
		return StringUtils.hasText(this.paymentMethod);
	}

	/** The chosen payment method, empty if none was chosen or it is unknown. */
	Optional<PaymentMethodType> chosenPaymentMethod() {
		return Optional.ofNullable(this.paymentMethod).flatMap(PaymentMethodType::parse);
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
		return new PledgeRequest(choice().orElseThrow(), chosenPaymentMethod().orElse(null), address().orElseThrow(),
				PersonName.clean(this.name), locale.getLanguage(), this.campaign, this.via);
	}

	private static @Nullable String key(@Nullable String value) {
		return (value != null && KEY.matcher(value).matches()) ? value : null;
	}

	/**
	 * What the page showed, so that a later choice can be noticed.
	 *
	 * @param amount the typed amount
	 * @param stated the choice whose sum the page stated, null if it stated none
	 */
	record Shown(@Nullable String interval, @Nullable String amount, @Nullable String stated) {
	}

}
