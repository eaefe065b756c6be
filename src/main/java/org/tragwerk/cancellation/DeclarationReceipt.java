package org.tragwerk.cancellation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.tragwerk.site.SiteProperties;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What was declared, put into lines for pages and letters alike.
 */
@Component
class DeclarationReceipt {

	private final MessageSource messages;

	private final ZoneId zone;

	DeclarationReceipt(MessageSource messages, SiteProperties site) {
		this.messages = messages;
		this.zone = site.zone();
	}

	/** Content, day and time of what came in. */
	List<Line> lines(Declaration declaration, Locale locale) {
		var lines = new ArrayList<>(lines(declaration.wish(), declaration.by(), locale));
		lines.add(new Line("received", moment(declaration.receivedAt(), locale)));
		return lines;
	}

	/** The content alone. */
	List<Line> lines(Wish wish, Declarant by, Locale locale) {
		var lines = new ArrayList<Line>();
		lines.add(new Line("kind", text("cancellation.kind." + wish.kind(), locale)));
		Optional.ofNullable(wish.reason()).ifPresent((reason) -> lines.add(new Line("reason", reason)));
		lines.add(new Line("name", by.name()));
		lines.add(new Line("contract", Optional.ofNullable(by.reference()).orElse(by.address())));
		if (wish.kind().act() == Act.CANCEL) {
			lines.add(new Line("when", when(wish, locale)));
		}
		lines.add(new Line("email", by.address()));
		return lines;
	}

	private String when(Wish wish, Locale locale) {
		var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
		return Optional.ofNullable(wish.end()).map(day::format).orElseGet(() -> text("cancellation.when.next", locale));
	}

	private String moment(Instant instant, Locale locale) {
		var at = instant.atZone(this.zone);
		var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
		var time = DateTimeFormatter.ofPattern("HH:mm:ss").withLocale(locale);
		return text("cancellation.moment", locale, day.format(at), time.format(at),
				DateTimeFormatter.ofPattern("z", locale).format(at));
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage(key, values, locale);
	}

	/**
	 * One line of it.
	 *
	 * @param term the end of the key of what it is about
	 */
	record Line(String term, String value) {
	}

}
