package org.tragwerk.mail;

import java.util.Map;

import jakarta.mail.Address;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
	void hasTheReasonWithoutTheAddressOfAnEmailThatCannotBePrepared(String address) {
		var cause = catchThrowableOfType(AddressException.class, () -> new InternetAddress(address, true));
		var failure = new DeliveryFailure(new MailPreparationException(cause));
		assertThat(failure.reason()).startsWith(MailPreparationException.class.getName())
			.contains("caused by jakarta.mail.internet.AddressException: ")
			.doesNotContain("anna", "an na", "exam");
		assertThat(failure.isInvalidAddress()).isTrue();
		assertThat(failure.isRejection()).isFalse();
	}

	@Test
	void keepsTheMailServersAnswerWithoutTheAddress() {
		var failure = new MailSendException("550 5.1.1 <anna@example.org>: unknown\r\n\"an na\"@example.org");
		assertThat(new DeliveryFailure(failure).reason())
			.isEqualTo(MailSendException.class.getName() + ": 550 5.1.1 <(address)>: unknown (address)");
	}

	@Test
	void masksWhatIsQuotedAndNeverClosed() {
		assertThat(new DeliveryFailure(new MailSendException("Illegal ``anna at example")).reason())
			.isEqualTo(MailSendException.class.getName() + ": Illegal (address)");
	}

	/** A mail server may say whatever it likes. */
	@ParameterizedTest
	@ValueSource(strings = { "a", "`", "``", "``'", "\"", "\"a", "a\"", "@", "a@", "<", "'" })
	@Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void readsEachCharacterOfALongAnswerOnce(String nasty) {
		assertThat(new DeliveryFailure(new MailSendException(nasty.repeat(300_000) + " end")).reason()).isNotEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "550, 550 5.1.1 unknown, true, false", "550, 550 unknown, true, false",
			"553, 553 5.1.3 bad address, true, false", "552, 552 5.2.2 mailbox full, true, false",
			"559, 559 unknown, true, false", "450, 450 4.2.1 greylisted, false, false",
			"421, 421 4.7.1 try later, false, false", "503, 503 5.5.1 wrong sequence, false, false",
			"530, 530 5.7.0 log in first, false, false", "501, 501 5.1.3 bad syntax, true, false",
			"501, 501 bad syntax, false, false", "511, 511-5.1.1 unknown, true, false",
			"521, 521 5.1.2 no such host, true, false", "501, 501 5.1.7 bad sender, false, false",
			"501, 501 5.1.8 bad sender, false, false", "556, 556 5.1.10 null MX, true, false",
			"450, 450 4.1.1 unknown, false, false", "551, 551 5.1.6 moved, true, false",
			"560, 560 unheard of, false, false", "550, 550 5.7.1 relaying denied, true, true",
			"554, 554 refused, true, true", "554, 554 5.7.1 refused by policy, true, true" })
	void distinguishesARejectedRecipientFromTemporaryFailures(int code, String answer, boolean rejection,
			boolean byPolicy) throws Exception {
		var refused = new SMTPAddressFailedException(new InternetAddress("anna@example.org"), "RCPT TO", code, answer);
		var failed = new SendFailedException("Invalid Addresses", refused);
		var failure = new DeliveryFailure(new MailSendException(Map.of("message", failed)));
		assertThat(failure.isRejection()).isEqualTo(rejection);
		assertThat(failure.isByPolicy()).isEqualTo(byPolicy);
		assertThat(failure.isInvalidAddress()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "., 550, true", "DATA, 554, true", "., 451, false", "MAIL FROM:<abo@zeitung.example>, 550, false" })
	void distinguishesRejectedContentFromARejectedSender(String command, int code, boolean rejection) {
		var none = new Address[0];
		var failed = new SMTPSendFailedException(command, code, code + " no", null, none, none, none);
		var failure = new DeliveryFailure(new MailSendException(Map.of("message", failed)));
		assertThat(failure.isRejection()).isEqualTo(rejection);
	}

	@Test
	void retriesFailuresOfOurOwnConfiguration() {
		assertThat(new DeliveryFailure(new MailAuthenticationException("535 wrong password")).isRejection()).isFalse();
		assertThat(new DeliveryFailure(new IllegalStateException()).isRejection()).isFalse();
	}

}
