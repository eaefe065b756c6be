package org.tragwerk.mail;

import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

import static org.assertj.core.api.Assertions.assertThat;

class RejectionMonitorTests {

	private static final DeliveryFailure UNKNOWN = rejection(550, "550 5.1.1 unknown");

	private static final DeliveryFailure POLICY = rejection(554, "554 5.7.1 refused by policy");

	private final RejectionMonitor monitor = new RejectionMonitor();

	@Test
	void isFinalForARejectedRecipient() {
		assertThat(isFinal(UNKNOWN, 0)).isTrue();
	}

	@Test
	void isNotFinalForOtherFailures() {
		assertThat(isFinal(rejection(450, "450 4.2.1 greylisted"), 5)).isFalse();
		assertThat(isFinal(new DeliveryFailure(new MailAuthenticationException("535 wrong password")), 5)).isFalse();
		assertThat(isFinal(UNKNOWN, 0)).isTrue();
	}

	@Test
	void isFinalForARejectionByPolicyAfterAMinute() {
		var email = UUID.randomUUID();
		assertThat(IntStream.range(0, 3)).noneMatch((failures) -> this.monitor.isFinal(email, POLICY, failures));
		assertThat(this.monitor.isFinal(email, POLICY, 3)).isTrue();
	}

	@Test
	void givesUpFewEmailsIfTheServerRejectsEverything() {
		assertThat(IntStream.range(0, 40).filter((any) -> isFinal(UNKNOWN, 0))).hasSize(3);
		assertThat(isFinal(POLICY, 3)).isFalse();
	}

	@Test
	void resetsWhenTheServerAcceptsAnEmail() {
		IntStream.range(0, 10).forEach((any) -> isFinal(UNKNOWN, 0));
		this.monitor.recordAccepted();
		assertThat(isFinal(UNKNOWN, 0)).isTrue();
	}

	@Test
	void isFinalForAMalformedAddress() {
		IntStream.range(0, 10).forEach((any) -> isFinal(UNKNOWN, 0));
		assertThat(isFinal(new DeliveryFailure(new MailPreparationException(new AddressException("malformed"))), 0))
			.isTrue();
	}

	private boolean isFinal(DeliveryFailure failure, int failures) {
		return this.monitor.isFinal(UUID.randomUUID(), failure, failures);
	}

	private static DeliveryFailure rejection(int code, String answer) {
		try {
			var rejected = new SMTPAddressFailedException(new InternetAddress("anna@example.org"), "RCPT TO", code,
					answer);
			return new DeliveryFailure(
					new MailSendException(Map.of("message", new SendFailedException("Invalid Addresses", rejected))));
		}
		catch (AddressException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
