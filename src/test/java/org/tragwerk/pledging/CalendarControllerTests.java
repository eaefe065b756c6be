package org.tragwerk.pledging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.tragwerk.money.Money;
import org.tragwerk.pledging.CalendarController.CalendarEvent;
import org.tragwerk.pledging.CheckoutSnapshot.State;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.ContractFixture;
import org.tragwerk.subscription.DebitSchedule.Debit;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.server.ResponseStatusException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.tragwerk.pledging.PledgingFixture.NOW;

class CalendarControllerTests {

	private final Attempt attempt = PledgingFixture.after(State.COMPLETED);

	private final SubscriptionContract contract = ContractFixture.running(NOW);

	private final OwnAttempts ownAttempts = mock();

	private final Subscriptions subscriptions = mock();

	private final DebitTexts debitTexts = mock();

	private final CalendarController controller;

	CalendarControllerTests() {
		var messages = new ResourceBundleMessageSource();
		messages.setBasename("messages/pledging/messages");
		messages.setDefaultEncoding("UTF-8");
		this.controller = new CalendarController(this.ownAttempts, this.subscriptions, this.debitTexts, messages,
				ContractFixture.SITE);
		given(this.ownAttempts.find(any(), any(), any())).willReturn(Optional.empty());
		given(this.ownAttempts.find(eq("cs_1"), any(), any())).willReturn(Optional.of(this.attempt));
		given(this.subscriptions.findByAttempt(this.attempt.id())).willReturn(Optional.of(this.contract));
	}

	@Test
	void offersTheNextDebitAsAFile() {
		next(false);
		var file = download("cs_1");
		assertThat(file.getHeaders().getFirst("Content-Type")).isEqualTo("text/calendar;charset=UTF-8");
		assertThat(file.getHeaders().getFirst("Content-Disposition"))
			.isEqualTo("attachment; filename=\"%s.ics\"".formatted(this.contract.contractNumber()));
		assertThat(unfolded(file)).isEqualTo("""
				BEGIN:VCALENDAR
				VERSION:2.0
				PRODID:-//Tragwerk//Debit//DE
				BEGIN:VEVENT
				UID:%1$s-2026-12@zeitung.example
				DTSTAMP:20261124T200000Z
				DTSTART;VALUE=DATE:20261224
				SUMMARY:Die Zeitung: Abbuchung 7\\,50\u00a0€
				DESCRIPTION:Vertragsnummer %1$s. Kündigen können Sie jederzeit: https://zeitung.example/cancel
				TRANSP:TRANSPARENT
				END:VEVENT
				END:VCALENDAR
				""".formatted(this.contract.contractNumber()));
	}

	@Test
	void saysThatADirectDebitComesAroundThatDay() {
		next(true);
		assertThat(unfolded(download("cs_1"))).contains("7\\,50\u00a0€\\, um diesen Tag\n");
	}

	@Test
	void answers404ToOtherBrowsersAndWithoutAnotherDebit() {
		given(this.debitTexts.next(this.contract)).willReturn(Optional.empty());
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> download("cs_1"));
		next(false);
		assertThatExceptionOfType(ResponseStatusException.class).isThrownBy(() -> download("cs_2"));
	}

	@Test
	void foldsLinesAfterAtMost75OctetsBetweenTwoCharacters() {
		var file = new CalendarEvent("1", Instant.EPOCH, LocalDate.EPOCH, "ä€😀".repeat(40), "x").format();
		assertThat(file).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
		assertThat(file.split("\r\n")).hasSizeGreaterThan(14)
			.allSatisfy((line) -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
		assertThat(file.replace("\r\n ", "")).contains("SUMMARY:" + "ä€😀".repeat(40) + "\r\n");
	}

	@Test
	void escapesWhatHasAMeaningInTheFormat() {
		var file = new CalendarEvent("1", Instant.EPOCH, LocalDate.EPOCH, "a,b;c\\d\r\ne\nBEGIN:x", "x").format();
		assertThat(Arrays.asList(file.split("\r\n"))).contains("SUMMARY:a\\,b\\;c\\\\d\\ne\\nBEGIN:x");
	}

	private void next(boolean expected) {
		given(this.debitTexts.next(this.contract)).willReturn(Optional
			.of(new Debit(NOW, YearMonth.of(2026, 12), LocalDate.of(2026, 12, 24), new Money(750), expected)));
	}

	private ResponseEntity<String> download(String checkout) {
		return this.controller.download(checkout, Locale.GERMANY, new MockHttpServletRequest(),
				new MockHttpServletResponse());
	}

	private static String unfolded(ResponseEntity<String> file) {
		return String.valueOf(file.getBody()).replace("\r\n ", "").replace("\r\n", "\n");
	}

}
