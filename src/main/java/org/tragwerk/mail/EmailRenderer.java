package org.tragwerk.mail;

import java.util.HashMap;

import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.tragwerk.newspaper.Brand;
import org.tragwerk.newspaper.Editors;
import org.tragwerk.newspaper.Newspaper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Renders emails as plain text and as HTML.
 */
@Component
class EmailRenderer {

	/** What omitted parts of a plain text leave behind. */
	private static final String BLANK_LINES = "\n{3,}";

	private final ITemplateEngine templates;

	private final MessageSource texts;

	private final Newspaper newspaper;

	private final Brand brand;

	private final Editors editors;

	private final InlineStyles styles;

	EmailRenderer(ITemplateEngine templates, MessageSource texts, Newspaper newspaper, Brand brand, Editors editors) {
		this.templates = templates;
		this.texts = texts;
		this.newspaper = newspaper;
		this.brand = brand;
		this.editors = editors;
		this.styles = InlineStyles.of(brand.accent().onLight());
	}

	RenderedEmail render(String kind, EmailMessage message) {
		var subject = text(kind + ".subject", message);
		var context = contextOf(message, subject, text(kind + ".preheader", message));
		return new RenderedEmail(subject,
				this.templates.process("mail/layout.txt", context).replaceAll(BLANK_LINES, "\n\n"),
				this.styles.applyTo(this.templates.process("mail/layout", context)));
	}

	private String text(String key, EmailMessage message) {
		return this.texts.getMessage("mail." + key,
				new Object[] { this.newspaper.name(), message.model().getOrDefault(EmailMessage.PREVIEW, "") },
				message.locale());
	}

	private Context contextOf(EmailMessage message, String subject, String preheader) {
		var variables = new HashMap<String, Object>(message.model());
		variables.put("content", message.template());
		variables.put("subject", subject);
		variables.put("preheader", preheader);
		variables.put("newspaper", this.newspaper.name());
		variables.put("paper", this.newspaper);
		variables.put("logo", this.brand.logo());
		variables.put("dark", this.brand.accent().onDark());
		variables.put("signature", this.editors.signature());
		variables.put("words", this.editors.wordsIn(message.locale()));
		return new Context(message.locale(), variables);
	}

	/**
	 * A rendered email.
	 */
	record RenderedEmail(String subject, String text, String html) {
	}

}
