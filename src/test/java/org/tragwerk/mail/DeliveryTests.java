package org.tragwerk.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class DeliveryTests {

	@ParameterizedTest
	@ValueSource(strings = { "anna@exam_ple.org", "anna at example", "an na@example.org", "\"an na\"@exam_ple.org",
			"anna@", "anna@@example.org", "anna@example.org\r\nBcc: anna@example.com" })
	void saysWhyALetterCannotBePreparedButNotToWhom(String address) {
		var cause = catchThrowableOfType(AddressException.class, () -> new InternetAddress(address, true));
		assertThat(Delivery.reason(new MailPreparationException(cause)))
			.startsWith(MailPreparationException.class.getName())
			.contains("caused by jakarta.mail.internet.AddressException: ")
			.doesNotContain("anna", "an na", "exam");
	}

	@Test
	void keepsWhatTheMailServerSaidButNotToWhom() {
		var failure = new MailSendException("550 5.1.1 <anna@example.org>: unknown\r\n\"an na\"@example.org");
		assertThat(Delivery.reason(failure))
			.isEqualTo(MailSendException.class.getName() + ": 550 5.1.1 <(address)>: unknown (address)");
	}

}
