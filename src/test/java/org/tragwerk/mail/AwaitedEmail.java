package org.tragwerk.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.springframework.boot.test.context.TestComponent;

/**
 * An email template with {@code isAwaited}.
 */
@TestComponent
class AwaitedEmail implements EmailTemplate {

	@Override
	public String kind() {
		return "awaited";
	}

	@Override
	public boolean isAwaited() {
		return true;
	}

	@Override
	public Optional<EmailMessage> compose(UUID subject, String occasion) {
		return Optional.of(SampleEmail.message("waiting@example.org", Locale.GERMAN));
	}

}
