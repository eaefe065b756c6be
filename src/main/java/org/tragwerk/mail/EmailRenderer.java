package org.tragwerk.mail;

import java.util.HashMap;

import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import org.tragwerk.newspaper.Newspaper;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Renders emails as plain text and as HTML.
 */
@Component
class EmailRenderer {

	private final ITemplateEngine templates;

	private final MessageSource texts;

	private final Newspaper newspaper;

	EmailRenderer(ITemplateEngine templates, MessageSource texts, Newspaper newspaper) {
		this.templates = templates;
		this.texts = texts;
		this.newspaper = newspaper;
	}

	RenderedEmail render(String kind, EmailMessage message) {
		var subject = this.texts.getMessage("mail." + kind + ".subject", new Object[] { this.newspaper.name() },
				message.locale());
		var context = contextOf(message, subject);
		return new RenderedEmail(subject, this.templates.process("mail/layout.txt", context),
				this.templates.process("mail/layout", context));
	}

	private Context contextOf(EmailMessage message, String subject) {
		var variables = new HashMap<String, Object>(message.model());
		variables.put("content", message.template());
		variables.put("subject", subject);
		variables.put("newspaper", this.newspaper.name());
		return new Context(message.locale(), variables);
	}

	/**
	 * A rendered email.
	 */
	record RenderedEmail(String subject, String text, String html) {
	}

}
