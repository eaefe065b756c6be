package org.tragwerk.cancellation;

import java.time.Instant;
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
 * Formats a declaration for its receipt: content, date and time of receipt as rows.
 */
@Component
class DeclarationReceipt {

	private final MessageSource messages;

	private final SiteProperties site;

	DeclarationReceipt(MessageSource messages, SiteProperties site) {
		this.messages = messages;
		this.site = site;
	}

	/** Content, date and time of receipt. */
	List<Row> rows(Declaration declaration, Locale locale) {
		var rows = new ArrayList<>(rows(declaration.content(), declaration.declarant(), locale));
		rows.add(new Row("received", time(declaration.receivedAt(), locale)));
		return rows;
	}

	/** The rows of the content, without date and time of receipt. */
	List<Row> rows(Declaration.Content content, Declaration.Declarant declarant, Locale locale) {
		var rows = new ArrayList<Row>();
		rows.add(new Row("type", text("cancellation.type." + content.type(), locale)));
		Optional.ofNullable(content.reason()).ifPresent((reason) -> rows.add(Row.typed("reason", reason)));
		rows.add(Row.typed("name", declarant.name()));
		rows.add(Row.typed("contract", Optional.ofNullable(declarant.contractNumber())
			.orElseGet(() -> text("cancellation.row.contract.all", locale, declarant.email()))));
		if (content.type() != DeclarationType.WITHDRAWAL) {
			rows.add(new Row("end", end(content, locale)));
		}
		rows.add(Row.typed("email", declarant.email()));
		return rows;
	}

	/** The rows without anything that was typed. */
	List<Row> rowsOfOurs(Declaration declaration, Locale locale) {
		return rows(declaration, locale).stream().filter((row) -> !row.typed()).toList();
	}

	/** The receipt as plain text, with the publisher. */
	String file(Declaration declaration, Locale locale) {
		var lines = new ArrayList<String>();
		lines.add(text("cancellation.receipt.title." + declaration.type().action(), locale));
		lines.add("");
		rows(declaration, locale)
			.forEach((row) -> lines.add(text("cancellation.row." + row.label(), locale) + ":" + row.text()));
		lines.add("");
		lines.addAll(this.site.newspaper().imprint());
		return String.join("\n", lines) + "\n";
	}

	private String end(Declaration.Content content, Locale locale) {
		return Optional.ofNullable(content.requestedEnd())
			.map(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale)::format)
			.orElseGet(() -> text("cancellation.end.next", locale));
	}

	private String time(Instant instant, Locale locale) {
		var at = instant.atZone(this.site.zone());
		var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale);
		var time = DateTimeFormatter.ofPattern("HH:mm:ss").withLocale(locale);
		return text("cancellation.time", locale, day.format(at), time.format(at),
				DateTimeFormatter.ofPattern("z", locale).format(at));
	}

	private String text(String key, Locale locale, Object... values) {
		return this.messages.getMessage(key, values, locale);
	}

	/**
	 * One row of the receipt.
	 *
	 * @param label last part of the message key of the row's label
	 * @param typed whether the value is shown as it was typed
	 */
	record Row(String label, String value, boolean typed) {

		Row(String label, String value) {
			this(label, value, false);
		}

		static Row typed(String label, String value) {
			return new Row(label, value, true);
		}

		/** What follows the label and its colon in plain text. */
		public String text() {
			return this.typed ? "\n" + QuotedText.of(this.value) : " " + this.value;
		}

	}

}
