package org.tragwerk.mail;

import org.tragwerk.mail.EmailRenderer.RenderedEmail;

/**
 * Renders emails of other modules with the product's templates.
 *
 * @param subject the subject line
 * @param text the plain text
 * @param html the HTML text
 */
public record EmailPreview(String subject, String text, String html) {

	/**
	 * Renders an email of that kind.
	 * @param bundle base name of the messages of its module
	 */
	public static EmailPreview of(String kind, EmailMessage message, String bundle) {
		RenderedEmail rendered = MailFixture.renderer(MailFixture.texts(bundle)).render(kind, message);
		return new EmailPreview(rendered.subject(), rendered.text(), rendered.html());
	}

}
