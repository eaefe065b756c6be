package org.tragwerk.subscription;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tragwerk.money.Interval;
import org.tragwerk.money.Money;
import org.tragwerk.money.PaymentMethodDetails;
import org.tragwerk.money.PaymentMethodType;
import org.tragwerk.money.Pledge;
import org.tragwerk.subscription.Contract.SubscriptionContract;

import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.subscription.SubscriptionFixture.BERLIN;

class DebitTextsTests {

	private static final Instant START = Instant.parse("2027-01-07T10:00:00Z");

	private static final Instant PERIOD_END = Instant.parse("2027-02-07T10:00:00Z");

	private static final PaymentMethodDetails DEBIT = new PaymentMethodDetails(PaymentMethodType.SEPA_DEBIT, "REF",
			LocalDate.of(2027, 1, 11));

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "YEARLY | 2027-07 | 1 Abbuchung: 7. Januar 2027, 20 €",
					"QUARTERLY | 2027-07 | 3 Abbuchungen: 7. Januar, 7. April, 7. Juli 2027, zusammen 60 €",
					"QUARTERLY | 2027-10 | 4 Abbuchungen: 7. Januar, 7. April, 7. Juli, 7. Oktober 2027, zusammen 80 €",
					"YEARLY | 2028-01 | 2 Abbuchungen: 7. Januar 2027, 7. Januar 2028, zusammen 40 €",
					"HALF_YEARLY | 2028-01 | 3 Abbuchungen: 7. Januar, 7. Juli 2027, 7. Januar 2028, zusammen 60 €",
					"MONTHLY | 2029-12 | 36 Abbuchungen, zuletzt am 7. Dezember 2029, zusammen 720 €" })
	void listsDebits(Interval interval, YearMonth last, String text) {
		assertThat(list(interval, last, null, Locale.GERMANY)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "YEARLY | 2027-07 | 1 Abbuchung: um den 11. Januar 2027, 20 €",
					"QUARTERLY | 2027-07 | 3 Abbuchungen: um den 11. Januar, 9. April, 9. Juli 2027, zusammen 60 €",
					"MONTHLY | 2027-12 | 12 Abbuchungen, zuletzt um den 9. Dezember 2027, zusammen 240 €" })
	void listsDirectDebitsOnTheirExpectedDays(Interval interval, YearMonth last, String text) {
		assertThat(list(interval, last, DEBIT, Locale.GERMANY)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "YEARLY | 2027-07 | 1 payment: around 11 January 2027, €20",
					"QUARTERLY | 2027-07 | 3 payments: around 11 January, 9 April, 9 July 2027, €60 altogether",
					"MONTHLY | 2027-12 | 12 payments, the last around 9 December 2027, €240 altogether" })
	void listsDebitsInEnglish(Interval interval, YearMonth last, String text) {
		assertThat(list(interval, last, DEBIT, Locale.UK)).isEqualTo(text);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', nullValues = "-", value = {
			"MONTHLY | - | pledge=20 € im Monat, year=240 €, first=7. Januar 2027, next=7. Februar 2027, danach jeden Monat",
			"QUARTERLY | - | pledge=20 € im Vierteljahr, year=80 €, first=7. Januar 2027, next=7. April 2027, danach alle drei Monate",
			"HALF_YEARLY | - | pledge=20 € im Halbjahr, year=40 €, first=7. Januar 2027, next=7. Juli 2027, danach alle sechs Monate",
			"YEARLY | - | pledge=20 € im Jahr, first=7. Januar 2027, next=7. Januar 2028, danach jedes Jahr",
			"YEARLY | 2027-07 | pledge=20 € im Jahr, all=1 Abbuchung: 7. Januar 2027, 20 €",
			"QUARTERLY | 2027-08 | pledge=20 € im Vierteljahr, all=3 Abbuchungen: 7. Januar, 7. April, 7. Juli 2027, zusammen 60 €",
			"MONTHLY | 2027-06 | pledge=20 € im Monat, first=7. Januar 2027, next=7. Februar 2027, all=6 Abbuchungen, zuletzt am 7. Juni 2027, zusammen 120 €",
			"MONTHLY | 2028-01 | pledge=20 € im Monat, year=240 €, first=7. Januar 2027, next=7. Februar 2027, all=13 Abbuchungen, zuletzt am 7. Januar 2028, zusammen 260 €" })
	void saysWhatIsDebited(Interval interval, @Nullable YearMonth last, String facts) {
		assertThat(facts(contract(interval, last, null, null))).isEqualTo(facts);
	}

	@Test
	void saysWhenDirectDebitsAreExpected() {
		assertThat(facts(contract(Interval.MONTHLY, null, null, DEBIT)))
			.isEqualTo("pledge=20 € im Monat, year=240 €, first=um den 11. Januar 2027, "
					+ "next=um den 9. Februar 2027, danach jeden Monat");
	}

	@Test
	void namesOnlyTheNextDebitIfDebitsWereMoved() {
		var moved = contract(Interval.MONTHLY, null, Instant.parse("2027-05-20T12:00:00Z"), null);
		assertThat(facts(moved)).isEqualTo("pledge=20 € im Monat, year=240 €, next=20. Mai 2027, danach jeden Monat");
	}

	@Test
	void namesNoDebitsOfAContractThatEndedBeforeTheFirst() {
		var ended = new SubscriptionContract(new SubscriptionId(UUID.randomUUID()),
				details(Interval.QUARTERLY, null, null, null), START, true, true, false);
		assertThat(facts(ended)).isEqualTo("pledge=20 € im Vierteljahr");
	}

	@Test
	void saysThatNothingMoreIsDebited() {
		var contract = contract(Interval.MONTHLY, null, PERIOD_END, null);
		assertThat(remaining(contract, START.plusSeconds(60), PERIOD_END)).isEqualTo("Es wird nichts mehr abgebucht.");
	}

	@Test
	void saysWhatIsStillDebited() {
		var contract = contract(Interval.MONTHLY, null, PERIOD_END, null);
		assertThat(remaining(contract, START.plusSeconds(60), Instant.parse("2027-04-07T10:00:00Z"))).isEqualTo(
				"Noch 2 Abbuchungen: 7. Februar, 7. März 2027, zusammen 40 €. Danach wird nichts mehr abgebucht.");
	}

	@Test
	void saysThatADirectDebitIsUnderway() {
		var contract = contract(Interval.MONTHLY, null, PERIOD_END, DEBIT);
		assertThat(remaining(contract, START.plusSeconds(60), PERIOD_END)).isEqualTo(
				"Die erste Lastschrift über 20 € ist schon unterwegs; Ihre Bank bucht sie um den 11. Januar 2027 ab."
						+ " Weitere folgen nicht.");
		assertThat(remaining(contract, PERIOD_END.plusSeconds(60), Instant.parse("2027-03-07T10:00:00Z")))
			.isEqualTo("Eine Lastschrift über 20 € ist schon unterwegs; Ihre Bank bucht sie um den 9. Februar 2027 ab."
					+ " Weitere folgen nicht.");
		assertThat(remaining(contract, START.plusSeconds(60), Instant.parse("2027-03-07T10:00:00Z"))).isEqualTo(
				"Die erste Lastschrift über 20 € ist schon unterwegs; Ihre Bank bucht sie um den 11. Januar 2027 ab."
						+ " Noch 1 Abbuchung: um den 9. Februar 2027, 20 €. Danach wird nichts mehr abgebucht.");
	}

	@Test
	void namesNoDirectDebitThatFailedOrIsDone() {
		var failed = new SubscriptionContract(new SubscriptionId(UUID.randomUUID()),
				details(Interval.MONTHLY, null, PERIOD_END, DEBIT), null, false, false, false);
		assertThat(remaining(failed, START.plusSeconds(60), PERIOD_END)).isEqualTo("Es wird nichts mehr abgebucht.");
		var done = contract(Interval.MONTHLY, null, PERIOD_END, DEBIT);
		assertThat(remaining(done, Instant.parse("2027-01-12T10:00:00Z"), PERIOD_END))
			.isEqualTo("Es wird nichts mehr abgebucht.");
	}

	@Test
	void namesNoDebitsOfAPausedContract() {
		var paused = new SubscriptionContract(new SubscriptionId(UUID.randomUUID()),
				details(Interval.MONTHLY, null, PERIOD_END, DEBIT), null, false, true, true);
		assertThat(remaining(paused, START, PERIOD_END.plusSeconds(1))).isEqualTo("Danach wird nichts mehr abgebucht.");
	}

	private static String list(Interval interval, YearMonth last, @Nullable PaymentMethodDetails method,
			Locale locale) {
		return spaced(texts(START).list(details(interval, last, null, method).debits(BERLIN), locale));
	}

	/** The facts with short keys. */
	private static String facts(SubscriptionContract contract) {
		return spaced(texts(START.plusSeconds(60)).facts(contract, Locale.GERMANY)
			.entrySet()
			.stream()
			.map(Map.Entry::toString)
			.collect(joining(", "))).replace("subscription.fact.", "");
	}

	private static String remaining(SubscriptionContract contract, Instant now, Instant endsAt) {
		return spaced(texts(now).remaining(contract, endsAt, Locale.GERMANY));
	}

	private static SubscriptionContract contract(Interval interval, @Nullable YearMonth last,
			@Nullable Instant paidUntil, @Nullable PaymentMethodDetails method) {
		return new SubscriptionContract(new SubscriptionId(UUID.randomUUID()),
				details(interval, last, paidUntil, method), null, false, true, false);
	}

	private static SubscriptionDetails details(Interval interval, @Nullable YearMonth last, @Nullable Instant paidUntil,
			@Nullable PaymentMethodDetails method) {
		return new SubscriptionDetails(new Pledge(new Money(2000), interval), START, paidUntil, last, method);
	}

	private static DebitTexts texts(Instant now) {
		return FakeContracts.debitTexts(messages(), now);
	}

	private static MessageSource messages() {
		var messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/subscription/messages");
		messages.setDefaultEncoding("UTF-8");
		return messages;
	}

	private static String spaced(String text) {
		return text.replace('\u00a0', ' ');
	}

}
