package org.tragwerk.mail;

import java.util.Arrays;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.mail.MailSendException;

/**
 * A failure to send an email, and whether a retry can succeed.
 */
record DeliveryFailure(RuntimeException cause) {

	/**
	 * Whether a retry is useless: the address is invalid, or the mail server rejects the
	 * recipient (RFC 5321, 550 to 553). A rejection by policy (RFC 3463, 5.7) can be
	 * caused by a wrong setting and is retried.
	 */
	boolean isPermanent() {
		return causes().anyMatch(DeliveryFailure::isPermanent);
	}

	private static boolean isPermanent(Throwable cause) {
		if (cause instanceof SMTPAddressFailedException refused) {
			return refused.getReturnCode() >= 550 && refused.getReturnCode() <= 553
					&& !String.valueOf(refused.getMessage()).contains(" 5.7.");
		}
		return cause instanceof AddressException;
	}

	private Stream<Throwable> causes() {
		var failures = (this.cause instanceof MailSendException sending)
				? Arrays.<Throwable>stream(sending.getMessageExceptions()) : Stream.<Throwable>empty();
		return Stream.concat(Stream.of(this.cause), failures).flatMap(DeliveryFailure::chain);
	}

	private static Stream<Throwable> chain(Throwable first) {
		return Stream.iterate(first, (each) -> each != null, DeliveryFailure::next);
	}

	private static @Nullable Throwable next(Throwable each) {
		return (each instanceof MessagingException chained && chained.getNextException() != null)
				? chained.getNextException() : each.getCause();
	}

	/** The exception and its root cause as text, with email addresses masked. */
	String reason() {
		var root = NestedExceptionUtils.getRootCause(this.cause);
		var reason = (root != null) ? this.cause + ", caused by " + root : this.cause.toString();
		return reason.replaceAll("(?s)``.*?\'\'", "(address)")
			.replaceAll("(\"[^\"]*\"|[^\\s<>\"]+)@[^\\s<>]+", "(address)")
			.replaceAll("\\s+", " ");
	}

}
