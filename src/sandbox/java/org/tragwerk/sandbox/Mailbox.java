package org.tragwerk.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;

/** An SMTP server that stores all received emails in memory. */
final class Mailbox implements AutoCloseable {

	private final GreenMail mail;

	Mailbox(int port) {
		var setup = (port == 0) ? new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort()
				: new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
		this.mail = new GreenMail(setup);
		this.mail.start();
	}

	int port() {
		return this.mail.getSmtp().getPort();
	}

	/** All received emails, oldest first. */
	List<ReceivedEmail> emails() {
		return emailsTo("");
	}

	/** The emails whose recipients contain a text, oldest first. */
	List<ReceivedEmail> emailsTo(String recipient) {
		return Arrays.stream(this.mail.getReceivedMessages())
			.filter((message) -> recipientsOf(message).contains(recipient))
			.map(Mailbox::email)
			.sorted(java.util.Comparator.comparing(ReceivedEmail::receivedAt))
			.toList();
	}

	/** The number of emails received since a moment of the wall clock. */
	long countSince(Instant moment) {
		return emails().stream().filter((email) -> !email.receivedAt().isBefore(moment)).count();
	}

	void clear() {
		try {
			this.mail.purgeEmailFromAllMailboxes();
		}
		catch (com.icegreen.greenmail.store.FolderException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.mail.stop();
	}

	private static ReceivedEmail email(MimeMessage message) {
		try {
			var bodies = new LinkedHashMap<String, String>();
			collect(message, bodies);
			var received = (message.getReceivedDate() != null) ? message.getReceivedDate() : message.getSentDate();
			return new ReceivedEmail(recipientsOf(message), String.valueOf(message.getSubject()),
					bodies.getOrDefault("text/plain", ""), bodies.getOrDefault("text/html", ""),
					(received != null) ? received.toInstant() : Instant.EPOCH);
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String recipientsOf(MimeMessage message) {
		try {
			var all = message.getAllRecipients();
			return (all == null) ? "" : Arrays.stream(all).map(Mailbox::readable).collect(Collectors.joining(", "));
		}
		catch (MessagingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String readable(Address address) {
		return (address instanceof InternetAddress person) ? person.toUnicodeString() : address.toString();
	}

	private static void collect(Part part, Map<String, String> bodies) throws MessagingException, IOException {
		if (part.getContent() instanceof MimeMultipart parts) {
			for (BodyPart inner : partsOf(parts)) {
				collect(inner, bodies);
			}
		}
		else if (part.isMimeType("text/html")) {
			bodies.putIfAbsent("text/html", String.valueOf(part.getContent()));
		}
		else if (part.isMimeType("text/plain")) {
			bodies.putIfAbsent("text/plain", String.valueOf(part.getContent()));
		}
	}

	private static List<BodyPart> partsOf(MimeMultipart parts) throws MessagingException {
		var all = new ArrayList<BodyPart>();
		for (int index = 0; index < parts.getCount(); index++) {
			all.add(parts.getBodyPart(index));
		}
		return Collections.unmodifiableList(all);
	}

	/** One received email. */
	record ReceivedEmail(String to, String subject, String text, String html, Instant receivedAt) {

	}

}
