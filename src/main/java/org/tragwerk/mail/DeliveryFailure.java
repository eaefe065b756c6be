package org.tragwerk.mail;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailSendException;

/**
 * A failure to send an email, and what the mail server said about it.
 */
record DeliveryFailure(RuntimeException cause) {

	/**
	 * The first two digits of what is wrong with this email rather than with a command.
	 */
	private static final int MAIL_SYSTEM = 55;

	/** A permanent status of the recipient's address, not of the sender's. */
	private static final Pattern BAD_ADDRESS = Pattern.compile("^5\\d\\d[ -]5\\.1\\.[0-6]\\b");

	/** A rejection that any part of the transaction can have caused (RFC 5321, 4.2.2). */
	private static final int TRANSACTION_FAILED = 554;

	/** What the mail library calls malformed, up to the end of the text if unclosed. */
	private static final Pattern QUOTED = Pattern.compile("(?s)``(?:.*?\'\'|.*)");

	/** Begins only where a word or quotation does, so that each text is read once. */
	private static final Pattern ADDRESS = Pattern.compile("(?:\"[^\"]*+\"|(?<![^\\s<>\"])[^\\s<>\"@]++)@[^\\s<>]++");

	/** Whether the address is malformed, so that no mail server accepts it. */
	boolean isInvalidAddress() {
		return causes().anyMatch(AddressException.class::isInstance);
	}

	/**
	 * Whether the mail server rejected the recipient or the content for good: with 55x
	 * (RFC 5321, 4.2.1), or another permanent code with the status that the recipient's
	 * address is bad (RFC 3463, 3.2). A rejected sender, password or command is none: it
	 * concerns all emails.
	 */
	boolean isRejection() {
		return rejections().findAny().isPresent();
	}

	/**
	 * Whether it is a rejection by policy (RFC 3463, 5.7) or without a stated reason,
	 * which a wrong setting of the sender can have caused.
	 */
	boolean isByPolicy() {
		return rejections()
			.anyMatch((rejection) -> rejection.code() == TRANSACTION_FAILED || rejection.answer().contains(" 5.7."));
	}

	private Stream<Rejection> rejections() {
		return causes().flatMap((each) -> Rejection.of(each).stream())
			.filter((rejection) -> rejection.code() / 10 == MAIL_SYSTEM
					|| BAD_ADDRESS.matcher(rejection.answer()).find());
	}

	private Stream<Throwable> causes() {
		var failures = (this.cause instanceof MailSendException sending)
				? Arrays.<Throwable>stream(sending.getMessageExceptions()) : Stream.<Throwable>empty();
		return Stream.concat(Stream.of(this.cause), failures).flatMap(DeliveryFailure::chain);
	}

	private static Stream<Throwable> chain(Throwable first) {
		return Stream.iterate(first, (each) -> each != null, Throwable::getCause);
	}

	/** The exception and its root cause as text, with email addresses masked. */
	String reason() {
		var root = NestedExceptionUtils.getRootCause(this.cause);
		var reason = (root != null) ? this.cause + ", caused by " + root : this.cause.toString();
		var unquoted = QUOTED.matcher(reason).replaceAll("(address)");
		return ADDRESS.matcher(unquoted).replaceAll("(address)").replaceAll("\\s+", " ");
	}

	/**
	 * The mail server's answer to the recipient or to the content.
	 */
	private record Rejection(int code, String answer) {

		static Optional<Rejection> of(Throwable cause) {
			if (cause instanceof SMTPAddressFailedException recipient) {
				return Optional.of(new Rejection(recipient.getReturnCode(), String.valueOf(recipient.getMessage())));
			}
			return (cause instanceof SMTPSendFailedException content && !content.getCommand().startsWith("MAIL"))
					? Optional.of(new Rejection(content.getReturnCode(), String.valueOf(content.getMessage())))
					: Optional.empty();
		}

	}

}
