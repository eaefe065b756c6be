package org.tragwerk.mail;

import java.util.HashMap;

import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Turns drafts into what people read, once as text and once as HTML.
 */
@Component
class Rendering {

	private final ITemplateEngine templates;

	private final MessageSource texts;

	private final Newspaper newspaper;

	Rendering(ITemplateEngine templates, MessageSource texts, Newspaper newspaper) {
		this.templates = templates;
		this.texts = texts;
		this.newspaper = newspaper;
	}

	RenderedLetter render(String kind, Draft draft) {
		var subject = this.texts.getMessage("mail." + kind + ".subject", new Object[] { this.newspaper.name() },
				draft.locale());
		var context = contextOf(draft, subject);
		return new RenderedLetter(subject, this.templates.process("mail/layout.txt", context),
				this.templates.process("mail/layout", context));
	}

	private Context contextOf(Draft draft, String subject) {
		var variables = new HashMap<String, Object>(draft.model());
		variables.put("letter", draft.template());
		variables.put("subject", subject);
		variables.put("newspaper", this.newspaper.name());
		return new Context(draft.locale(), variables);
	}

}
