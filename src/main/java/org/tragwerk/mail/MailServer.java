package org.tragwerk.mail;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.UUID;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Hands letters to the SMTP server that {@code spring.mail.*} names.
 */
@Component
class MailServer {

	private static final String UTF_8 = StandardCharsets.UTF_8.name();

	private final ObjectProvider<JavaMailSender> smtp;

	private final Newspaper newspaper;

	MailServer(ObjectProvider<JavaMailSender> smtp, Newspaper newspaper) {
		this.smtp = smtp;
		this.newspaper = newspaper;
	}

	void send(UUID id, Draft draft, RenderedLetter letter) {
		var server = this.smtp.getIfAvailable();
		if (server == null) {
			throw new MailSendException("No mail server is set: spring.mail.host is missing.");
		}
		var message = server.createMimeMessage();
		try {
			address(message, draft);
			label(message, id, draft);
			message.setSubject(letter.subject(), UTF_8);
			message.setContent(bodyOf(letter));
		}
		catch (MessagingException | UnsupportedEncodingException ex) {
			throw new MailPreparationException(ex);
		}
		server.send(message);
	}

	private void address(MimeMessage message, Draft draft) throws MessagingException, UnsupportedEncodingException {
		message.setFrom(mailbox(this.newspaper.mailFrom(), this.newspaper.name()));
		message.setRecipient(Message.RecipientType.TO, mailbox(draft.to(), draft.name()));
	}

	private void label(MimeMessage message, UUID id, Draft draft) throws MessagingException {
		message.setHeader("Message-ID", "<%s@%s>".formatted(id, this.newspaper.mailDomain()));
		message.setHeader("Auto-Submitted", "auto-generated");
		message.setContentLanguage(new String[] { draft.locale().toLanguageTag() });
		message.setSentDate(new Date());
	}

	private static MimeMultipart bodyOf(RenderedLetter letter) throws MessagingException {
		return new MimeMultipart("alternative", part(letter.text(), "plain"), part(letter.html(), "html"));
	}

	private static MimeBodyPart part(String content, String subtype) throws MessagingException {
		var part = new MimeBodyPart();
		part.setText(content, UTF_8, subtype);
		return part;
	}

	/** A line break in a name would begin a header of its own. */
	private static InternetAddress mailbox(String address, @Nullable String name)
			throws MessagingException, UnsupportedEncodingException {
		var mailbox = new InternetAddress(address, true);
		mailbox.setPersonal((name != null) ? name.replaceAll("\\p{Cntrl}+", " ") : null, UTF_8);
		return mailbox;
	}

}
