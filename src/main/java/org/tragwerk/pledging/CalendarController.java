package org.tragwerk.pledging;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.tragwerk.site.SiteProperties;
import org.tragwerk.subscription.Contract.SubscriptionContract;
import org.tragwerk.subscription.DebitSchedule.Debit;
import org.tragwerk.subscription.DebitTexts;
import org.tragwerk.subscription.Subscriptions;

import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The next debit as a file for the reader's calendar.
 */
@Controller
class CalendarController {

	private static final MediaType CALENDAR = new MediaType("text", "calendar", StandardCharsets.UTF_8);

	private final OwnAttempts ownAttempts;

	private final Subscriptions subscriptions;

	private final DebitTexts debitTexts;

	private final MessageSource messages;

	private final SiteProperties site;

	CalendarController(OwnAttempts ownAttempts, Subscriptions subscriptions, DebitTexts debitTexts,
			MessageSource messages, SiteProperties site) {
		this.ownAttempts = ownAttempts;
		this.subscriptions = subscriptions;
		this.debitTexts = debitTexts;
		this.messages = messages;
		this.site = site;
	}

	@GetMapping("/support/return/calendar")
	ResponseEntity<String> download(@RequestParam(name = "session_id", defaultValue = "") String checkout,
			Locale locale, HttpServletRequest request, HttpServletResponse response) {
		return this.ownAttempts.find(checkout, request, response)
			.flatMap((attempt) -> this.subscriptions.findByAttempt(attempt.id()))
			.flatMap((contract) -> this.debitTexts.next(contract).map((debit) -> download(contract, debit, locale)))
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	private ResponseEntity<String> download(SubscriptionContract contract, Debit debit, Locale locale) {
		var name = ContentDisposition.attachment().filename(contract.contractNumber() + ".ics").build();
		return ResponseEntity.ok()
			.contentType(CALENDAR)
			.header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
			.body(event(contract, debit, locale).format());
	}

	private CalendarEvent event(SubscriptionContract contract, Debit debit, Locale locale) {
		var summary = text(debit.expected() ? "expected" : "debit", locale, this.site.newspaper().name(),
				debit.amount().format(locale));
		var description = text("text", locale, contract.contractNumber(), this.site.link("/cancel"));
		var id = "%s-%s@%s".formatted(contract.contractNumber(), debit.month(), this.site.baseUrl().getHost());
		return new CalendarEvent(id, contract.madeAt(), debit.day(), summary, description);
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage("pledging.calendar." + key, values, locale);
	}

	/**
	 * An event of one day, as a calendar file (RFC 5545). The libraries for it also read
	 * files and know time zones and recurrences; each is larger than the whole
	 * application.
	 *
	 * @param id globally unique, the same for the same event
	 * @param revisedAt when the event was last changed
	 */
	record CalendarEvent(String id, Instant revisedAt, LocalDate day, String summary, String description) {

		private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
			.withZone(ZoneOffset.UTC);

		private static final int MAX_OCTETS = 75;

		String format() {
			return Stream
				.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Tragwerk//Debit//DE", "BEGIN:VEVENT",
						"UID:" + escape(this.id), "DTSTAMP:" + TIME.format(this.revisedAt),
						"DTSTART;VALUE=DATE:" + DateTimeFormatter.BASIC_ISO_DATE.format(this.day),
						"SUMMARY:" + escape(this.summary), "DESCRIPTION:" + escape(this.description),
						"TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR")
				.map(CalendarEvent::fold)
				.collect(Collectors.joining("\r\n", "", "\r\n"));
		}

		private static String escape(String text) {
			return text.replaceAll("[\\\\;,]", "\\\\$0").replaceAll("\\R", "\\\\n");
		}

		/**
		 * Breaks a long line between two characters; the next one begins with a space.
		 */
		private static String fold(String line) {
			var folded = new StringBuilder();
			var octets = 0;
			for (var character : line.codePoints().mapToObj(Character::toString).toList()) {
				var size = character.getBytes(StandardCharsets.UTF_8).length;
				if (octets + size > MAX_OCTETS) {
					folded.append("\r\n ");
					octets = 1;
				}
				folded.append(character);
				octets += size;
			}
			return folded.toString();
		}

	}

}
