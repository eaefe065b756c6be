package org.tragwerk.mail;

import java.util.HashMap;
import java.util.Locale;

import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tragwerk.site.ContractTerms;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.PageCheck;

/**
 * The layout of emails, with terms and without, as a mail program shows it.
 */
class EmailAccessibilityTests {

	@ParameterizedTest
	@EnumSource(names = { "LIGHT", "DARK" })
	void fitsEachScreenAndIsAccessible(ColorScheme scheme) {
		var message = SampleEmail.message("anna@example.org", Locale.GERMAN);
		var model = new HashMap<>(message.model());
		try (var browser = Browser.phone(scheme)) {
			var page = browser.newPage();
			page.setContent(html(new EmailMessage(message.to(), message.locale(), message.template(), model)));
			PageCheck.check(page, "email-sample");
			ContractTerms terms = () -> true;
			model.put("terms", terms);
			model.put("withdrawLink", "https://abo.example/withdraw");
			page.setContent(html(new EmailMessage(message.to(), message.locale(), message.template(), model)));
			PageCheck.check(page, "email-terms");
		}
	}

	private static String html(EmailMessage message) {
		return MailFixture.renderer().render("sample", message).html();
	}

}
