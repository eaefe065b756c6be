package org.tragwerk.mail;

import java.util.Map;

import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DeliveryFailureTests {

	@ParameterizedTest
	@ValueSource(strings = { "anna@exam_ple.org", "anna at example", "an na@example.org", "\"an na\"@exam_ple.org",
			"anna@", "anna@@example.org", "anna@example.org\r\nBcc: anna@example.com" })
	void saysWhyAnEmailCannotBePreparedButNotToWhom(String address) {
		var cause = catchThrowableOfType(AddressException.class, () -> new InternetAddress(address, true));
		var failure = new DeliveryFailure(new MailPreparationException(cause));
		assertThat(failure.reason()).startsWith(MailPreparationException.class.getName())
			.contains("caused by jakarta.mail.internet.AddressException: ")
			.doesNotContain("anna", "an na", "exam");
		assertThat(failure.isPermanent()).isTrue();
	}

	@Test
	void keepsWhatTheMailServerSaidButNotToWhom() {
		var failure = new MailSendException("550 5.1.1 <anna@example.org>: unknown\r\n\"an na\"@example.org");
		assertThat(new DeliveryFailure(failure).reason())
			.isEqualTo(MailSendException.class.getName() + ": 550 5.1.1 <(address)>: unknown (address)");
	}

	@ParameterizedTest
	@CsvSource({ "550, 550 5.1.1 unknown, true", "550, 550 unknown, true", "553, 553 5.1.3 bad address, true",
			"552, 552 5.2.2 mailbox full, true", "450, 450 4.2.1 greylisted, false", "421, 421 try later, false",
			"550, 550 5.7.1 relaying denied, false", "554, 554 5.7.1 refused by policy, false" })
	void endsWhenTheRecipientIsRefusedForGood(int code, String answer, boolean permanent) throws Exception {
		var refused = new SMTPAddressFailedException(new InternetAddress("anna@example.org"), "RCPT TO", code, answer);
		var failed = new SendFailedException("Invalid Addresses", refused);
		var failure = new DeliveryFailure(new MailSendException(Map.of("message", failed)));
		assertThat(failure.isPermanent()).isEqualTo(permanent);
	}

	@Test
	void retriesWhatIsOursToMend() {
		assertThat(new DeliveryFailure(new MailAuthenticationException("535 wrong password")).isPermanent()).isFalse();
		assertThat(new DeliveryFailure(new IllegalStateException()).isPermanent()).isFalse();
	}

}
