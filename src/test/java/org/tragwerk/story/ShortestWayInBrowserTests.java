package org.tragwerk.story;

import java.util.UUID;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.demo.ArticleConfiguration;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.PageCheck;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader on a phone comes from the article to the thanks on the shortest way, whatever
 * the browser can do, and loses nothing on a detour.
 */
@TragwerkTest
@Import({ PledgeFixture.class, ArticleConfiguration.class })
class ShortestWayInBrowserTests {

	private static final String LARGE_TEXT = """
			addEventListener('DOMContentLoaded', () => document.documentElement.style.fontSize = '200%')""";

	@Autowired
	private PledgeFixture fixture;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Test
	void takesFiveTapsAndTwoPages() {
		try (var phone = Browser.phone(ColorScheme.LIGHT)) {
			var page = article(phone);
			var taps = new Taps();
			taps.on(banner(page));
			assertThat(pay(page).boundingBox().y).isLessThanOrEqualTo(1300);
			taps.on(page.locator("label", new Page.LocatorOptions().setHas(page.locator("[name=suggestion]"))).first());
			taps.on(page.locator("#email"));
			page.keyboard().type(address());
			taps.on(pay(page));
			payAtCheckout(page);
			assertThat(page.url()).startsWith(this.baseUrl + "/support/return");
			assertThat(taps.count).isLessThanOrEqualTo(5);
		}
	}

	@Test
	void needsOnlyTheKeyboard() {
		try (var desktop = Browser.desktop(ColorScheme.LIGHT)) {
			var page = article(desktop);
			banner(page).focus();
			page.keyboard().press("Enter");
			page.waitForURL("**/support?**");
			tabTo(page, "interval");
			page.keyboard().press("ArrowRight");
			tabTo(page, "suggestion");
			page.keyboard().press("ArrowRight");
			tabTo(page, "paymentMethod");
			page.keyboard().press("ArrowRight");
			tabTo(page, "email");
			page.keyboard().type(address());
			assertThat(page.locator("[name=interval]:checked")).hasValue("yearly");
			assertThat(page.locator("[name=paymentMethod]:checked")).hasValue("card");
			page.keyboard().press("Enter");
			payAtCheckout(page);
			assertThat(page.locator("main")).containsText("im Jahr");
		}
	}

	@Test
	void needsNoScript() {
		try (var phone = Browser.open(Browser.phoneOptions().setJavaScriptEnabled(false))) {
			var page = article(phone);
			page.locator("supporter-banner a").click();
			page.locator("[name=suggestion]").last().check();
			page.locator("#email").fill(address());
			page.locator("#email").press("Enter");
			payAtCheckout(page);
			assertThat(page.locator("main")).containsText("50\u00a0€ im Monat");
		}
	}

	@Test
	void takesLargeText() {
		try (var phone = Browser.phone(ColorScheme.LIGHT)) {
			phone.addInitScript(LARGE_TEXT);
			pledge(article(phone), "large-text");
		}
	}

	@Test
	void takesForcedColors() {
		try (var phone = Browser.open(Browser.phoneOptions().setForcedColors(ForcedColors.ACTIVE))) {
			var page = article(phone);
			pledge(page, "forced-colors");
		}
	}

	@Test
	void keepsEverythingOnTheWayBackFromCheckout() {
		try (var phone = Browser.phone(ColorScheme.LIGHT); var other = Browser.phone(ColorScheme.LIGHT)) {
			this.fixture.reader();
			var page = phone.newPage();
			page.navigate(this.baseUrl + "/support");
			page.locator(".others summary").click();
			page.locator("[name=interval][value=quarterly]").check();
			page.locator("#amount").fill("22,50");
			page.locator("[name=paymentMethod][value=card]").check();
			page.locator("#email").fill(address());
			page.locator("#name").fill("Ada Lovelace");
			page.locator(".until summary").click();
			page.locator("#until").selectOption(page.locator("#until optgroup option").nth(1).getAttribute("value"));
			var form = form(page);
			var label = pay(page).innerText();
			assertThat(label).contains("-mal 22,50\u00a0€");
			pay(page).click();
			page.waitForURL("**/c/pay/**");
			page.goBack();
			assertThat(pay(page)).hasText(label, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
			assertThat(form(page)).isEqualTo(form);
			pay(page).click();
			page.waitForURL("**/c/pay/**");
			page.locator(".back a").click();
			page.waitForURL("**/support?**");
			assertThat(pay(page)).hasText(label, new LocatorAssertions.HasTextOptions().setUseInnerText(true));
			assertThat(form(page)).isEqualTo(form);
			var stranger = other.newPage();
			stranger.navigate(page.url());
			assertThat(stranger.locator("#email")).isEmpty();
			assertThat(stranger.locator("#name")).isEmpty();
		}
	}

	private void pledge(Page page, String name) {
		banner(page).click();
		page.waitForURL("**/support?**");
		PageCheck.checkWidth(page, "shortest-way-" + name);
		page.locator("label", new Page.LocatorOptions().setHas(page.locator("[name=suggestion]"))).last().click();
		page.locator("#email").fill(address());
		pay(page).click();
		payAtCheckout(page);
		PageCheck.checkWidth(page, "shortest-way-" + name + "-thanks");
	}

	private Page article(BrowserContext browser) {
		this.fixture.reader();
		var page = browser.newPage();
		page.navigate(this.baseUrl + "/article");
		return page;
	}

	private static Locator banner(Page page) {
		return page.locator("supporter-banner [part=button]");
	}

	private static Locator pay(Page page) {
		return page.locator("button.pay");
	}

	private static String address() {
		return "reader-" + UUID.randomUUID() + "@example.org";
	}

	private static void tabTo(Page page, String name) {
		for (int i = 0; i < 15; i++) {
			if (name.equals(page.evaluate("document.activeElement.name"))) {
				return;
			}
			page.keyboard().press("Tab");
		}
		throw new AssertionError(name + " is not reached by the tab key");
	}

	/** Everything that the form would send now, but its secrets. */
	private static Object form(Page page) {
		return page.evaluate("""
				Object.fromEntries([...new FormData(document.querySelector('form.pledge'))]
					.filter(([name, value]) => value && !['_csrf', 'article'].includes(name)))""");
	}

	private void payAtCheckout(Page page) {
		page.waitForURL("**/c/pay/**");
		page.locator("button.main").click();
		page.waitForURL(this.baseUrl + "/support/return**");
		assertThat(page.locator("main[data-state=thanks], main[data-state=underway]")).isVisible();
	}

	private static final class Taps {

		private int count;

		void on(Locator place) {
			place.tap();
			this.count++;
		}

	}

}
