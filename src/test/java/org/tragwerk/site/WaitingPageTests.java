package org.tragwerk.site;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.testing.Browser;

import org.springframework.beans.factory.annotation.Value;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

@TragwerkTest
class WaitingPageTests {

	@Test
	void comesToRestWhenNoWordComesForTwoMinutes(@Value("${tragwerk.base-url}") String baseUrl) {
		try (var browser = Browser.desktop(ColorScheme.LIGHT)) {
			var page = browser.newPage();
			page.navigate(baseUrl + "/support");
			page.fill("#amount", "7,50");
			page.fill("#email", "anna@example.org");
			page.click("main button[type=submit]");
			page.waitForURL((url) -> !url.startsWith(baseUrl));
			var session = page.url().replaceFirst("[?#].*", "").replaceFirst(".*/", "");
			page.clock().install();
			page.navigate(baseUrl + "/support/return?session_id=" + session);
			assertThat(page.locator(".waiting")).hasCount(1);
			page.clock().fastForward("02:01");
			assertThat(page.locator(".waiting")).hasCount(0);
			assertThat(page.getByRole(AriaRole.STATUS)).containsText("Die Nachricht ist noch nicht da.");
			assertThat(page.locator("main a.button")).isVisible();
		}
	}

}
