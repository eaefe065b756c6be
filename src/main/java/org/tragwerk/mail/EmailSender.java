package org.tragwerk.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.tragwerk.mail.EmailRenderer.RenderedEmail;
import org.tragwerk.newspaper.Newspaper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/**
 * Sends emails through the mail server of {@code spring.mail.*}.
 */
@Component
class EmailSender {

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private final ObjectProvider<JavaMailSender> servers;

	private final EmailRenderer renderer;

	private final Newspaper newspaper;

	EmailSender(ObjectProvider<JavaMailSender> servers, EmailRenderer renderer, Newspaper newspaper) {
		this.servers = servers;
		this.renderer = renderer;
		this.newspaper = newspaper;
	}

	void send(Email email, EmailMessage message) {
		var server = this.servers.getIfAvailable();
		if (server == null) {
			throw new MailSendException("No mail server is set: spring.mail.host is missing.");
		}
		server.send(write(server.createMimeMessage(), email, message));
	}

	private MimeMessage write(MimeMessage mime, Email email, EmailMessage message) {
		var rendered = this.renderer.render(email.kind(), message);
		try {
			address(mime, message);
			label(mime, email.id(), message);
			mime.setSubject(rendered.subject(), UTF_8);
			mime.setContent(bodyOf(rendered));
			return mime;
		}
		catch (MessagingException | UnsupportedEncodingException ex) {
			throw new MailPreparationException(ex);
		}
	}

	private void address(MimeMessage mime, EmailMessage message)
			throws MessagingException, UnsupportedEncodingException {
		mime.setFrom(mailbox(this.newspaper.mailFrom(), this.newspaper.name()));
		mime.setReplyTo(new Address[] { mailbox(this.newspaper.contact(), this.newspaper.name()) });
		mime.setRecipient(Message.RecipientType.TO, new InternetAddress(message.to(), true));
	}

	private void label(MimeMessage mime, UUID id, EmailMessage message) throws MessagingException {
		mime.setHeader("Message-ID", "<%s@%s>".formatted(id, StringUtils.unqualify(this.newspaper.mailFrom(), '@')));
		mime.setHeader("Auto-Submitted", "auto-generated");
		mime.setContentLanguage(new String[] { message.locale().toLanguageTag() });
		mime.setSentDate(new Date());
	}

	private static MimeMultipart bodyOf(RenderedEmail rendered) throws MessagingException {
		return new MimeMultipart("alternative", part(rendered.text(), "plain"), part(rendered.html(), "html"));
	}

	private static MimeBodyPart part(String content, String subtype) throws MessagingException {
		var part = new MimeBodyPart();
		part.setText(content, UTF_8, subtype);
		return part;
	}

	private static InternetAddress mailbox(String address, String name)
			throws MessagingException, UnsupportedEncodingException {
		var mailbox = new InternetAddress(address, true);
		mailbox.setPersonal(name, UTF_8);
		return mailbox;
	}

}
