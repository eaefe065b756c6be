package org.tragwerk.story;

import java.nio.file.Path;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.CancelingReader;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.PageCheck;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A supporter cancels in a real browser, on a phone and on a desktop.
 */
@TragwerkTest
class ReaderEndsInBrowserTests {

	private static final String MAIL = "Ihre Kündigung ist eingegangen";

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	@BeforeEach
	void begin(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@Test
	void cancelsFromTheFooterOfAnyPage() {
		cancel("phone-light", Browser.phone(ColorScheme.LIGHT), true);
		cancel("desktop-dark", Browser.desktop(ColorScheme.DARK), true);
	}

	@Test
	void cancelsWithoutScript() {
		cancel("phone-bare", Browser.open(Browser.phoneOptions().setJavaScriptEnabled(false)), false);
	}

	@Test
	void withdrawsInTwoSteps() {
		withdraw("phone-dark", Browser.phone(ColorScheme.DARK), true);
		withdraw("desktop-light", Browser.desktop(ColorScheme.LIGHT), true);
		withdraw("phone-bare", Browser.open(Browser.phoneOptions().setJavaScriptEnabled(false)), false);
	}

	private void cancel(String device, BrowserContext browser, boolean script) {
		var reader = CancelingReader.at(this.baseUrl, this.control);
		try (browser) {
			var page = browser.newPage();
			page.navigate(this.baseUrl + "/imprint");
			link(page, "Verträge hier kündigen").click();
			assertThat(button(page, "jetzt kündigen")).isVisible();
			check(page, device + "-cancel", script);
			page.getByText("Außerordentliche Kündigung").click();
			button(page, "jetzt kündigen").click();
			assertThat(page.locator(".summary")).containsText("Bitte nennen Sie den Grund");
			check(page, device + "-cancel-refused", script);
			page.getByText("Ordentliche Kündigung", new Page.GetByTextOptions().setExact(true)).click();
			assertThat(page.locator("#reason")).isHidden();
			page.locator("#name").fill("Ada Lovelace");
			page.locator("#email").fill(reader.address());
			button(page, "jetzt kündigen").click();
			assertThat(page.locator("h1")).hasText("Ihre Kündigung ist eingegangen");
			check(page, device + "-cancel-received", script);
			print(page, device + "-cancel-print");

			page.navigate(reader.awaitLink(MAIL));
			check(page, device + "-cancel-contracts", script);
			button(page, "jetzt kündigen").click();
			assertThat(page.locator("main")).containsText("endet am");
			check(page, device + "-cancel-settled", script);
		}
		assertThat(reader.awaitMail("Zum Ende Ihrer Unterstützung")).contains("endet am");
	}

	private void withdraw(String device, BrowserContext browser, boolean script) {
		var reader = CancelingReader.at(this.baseUrl, this.control);
		try (browser) {
			var page = browser.newPage();
			page.navigate(this.baseUrl + "/terms");
			link(page, "Vertrag widerrufen").click();
			check(page, device + "-withdraw", script);
			page.locator("#name").fill("Ada Lovelace");
			page.locator("#reference").fill(reader.reference());
			page.locator("#email").fill(reader.address());
			button(page, "Weiter zur Bestätigung").click();
			check(page, device + "-withdraw-confirm", script);
			button(page, "Widerruf bestätigen").click();
			assertThat(page.locator("h1")).hasText("Ihr Widerruf ist eingegangen");
			check(page, device + "-withdraw-received", script);
		}
		assertThat(reader.awaitMail("Ihr Widerruf ist eingegangen")).contains("bekommen zurück", reader.reference());
	}

	private static Locator link(Page page, String label) {
		return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(label).setExact(true));
	}

	private static Locator button(Page page, String label) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
	}

	private static void check(Page page, String name, boolean script) {
		if (script) {
			PageCheck.check(page, name);
		}
		else {
			PageCheck.checkWidth(page, name);
		}
	}

	private static void print(Page page, String name) {
		page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/pages", name + ".png")));
		page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
	}

}
