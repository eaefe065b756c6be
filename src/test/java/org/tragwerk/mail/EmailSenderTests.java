package org.tragwerk.mail;

import java.util.Locale;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EmailSenderTests {

	private final MailFixture mail = new MailFixture();

	@Test
	void sendsTextAndHtml() throws Exception {
		var message = send("anna@example.org", Locale.GERMAN);
		message.saveChanges();
		assertThat(message.getContentType()).startsWith("multipart/alternative");
		var parts = (MimeMultipart) message.getContent();
		assertThat(parts.getCount()).isEqualTo(2);
		assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
		assertThat(textOf(message)).contains("Schön & gut", "https://abo.example/x", "Die Zeitung",
				"/x\n\nHerzliche Grüße\nIhre Redaktion\n\n-",
				"Das waren Sie nicht? Schreiben Sie uns: leserservice@zeitung.example", "Musterstraße 1, 10969 Berlin");
		assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html");
		assertThat((String) parts.getBodyPart(1).getContent()).contains(">Schön &amp; gut</h1>", "lang=\"de\"",
				"href=\"https://abo.example/x\"", "href=\"mailto:leserservice@zeitung.example\"",
				"Musterstraße 1, 10969 Berlin");
	}

	@Test
	void showsTheInboxWhatItIsAbout() throws Exception {
		var html = (String) ((MimeMultipart) send("anna@example.org", Locale.GERMAN).getContent()).getBodyPart(1)
			.getContent();
		assertThat(html)
			.containsPattern("<div class=\"preheader\" style=\"display: none;[^>]*>Hier sind Grüße: 26 €</div>");
	}

	@Test
	void setsSenderRecipientAndAutoSubmitted() throws Exception {
		var message = send("anna@example.org", Locale.GERMAN);
		assertThat(message.getSubject()).isEqualTo("Grüße von Die Zeitung");
		assertThat(message.getFrom()).extracting(Object::toString).containsExactly("Die Zeitung <abo@zeitung.example>");
		assertThat(message.getAllRecipients()).singleElement()
			.hasFieldOrPropertyWithValue("address", "anna@example.org")
			.hasFieldOrPropertyWithValue("personal", null);
		assertThat(message.getReplyTo()).extracting(Object::toString)
			.containsExactly("Die Zeitung <leserservice@zeitung.example>");
		assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(message.getContentLanguage()).containsExactly("de");
	}

	@Test
	void hasTheSameMessageIdInAllAttempts() throws Exception {
		var email = this.mail.queue(this.mail.template.to("anna@example.org"));
		this.mail.sender.send(email, SampleEmail.message("anna@example.org", Locale.GERMAN));
		this.mail.sender.send(email, SampleEmail.message("anna@example.org", Locale.GERMAN));
		for (var message : this.mail.server.received) {
			assertThat(message.getHeader("Message-ID")).containsExactly("<%s@zeitung.example>".formatted(email.id()));
		}
		var another = this.mail.queue(this.mail.template.to("anna@example.org"));
		assertThat(another.id()).isNotEqualTo(email.id());
	}

	@Test
	void sendsInTheLanguageOfTheMessage() throws Exception {
		var message = send("ann@example.org", Locale.ENGLISH);
		assertThat(message.getSubject()).isEqualTo("Greetings from Die Zeitung");
		assertThat(textOf(message)).contains("Kind regards\nThe editors", "Was it not you?");
	}

	private MimeMessage send(String address, Locale locale) {
		this.mail.execute(this.mail.queue(this.mail.template.write(SampleEmail.message(address, locale))));
		return this.mail.server.received.get(0);
	}

	private static String textOf(MimeMessage message) throws Exception {
		return (String) ((MimeMultipart) message.getContent()).getBodyPart(0).getContent();
	}

}
