package org.tragwerk.campaigncounter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.testing.Accessibility;
import org.tragwerk.testing.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.tragwerk.campaigncounter.web.CampaignServer.BASE_URL;

class BannerTests {

	private static final String SHIFTS = """
			window.shifts = 0;
			new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts += entry.value))
				.observe({ type: 'layout-shift', buffered: true });
			window.violations = [];
			document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));
			window.animations = 0;
			const animate = Element.prototype.animate;
			Element.prototype.animate = function (...all) { window.animations++; return animate.apply(this, all) };
			""";

	private static final String AT_REST = """
			() => document.querySelector('supporter-banner').shadowRoot.querySelector('[part=headline]')
				.getAnimations().length === 0""";

	private static CampaignServer server;

	private final List<BrowserContext> windows = new ArrayList<>();

	@BeforeAll
	static void start() {
		server = CampaignServer.start(new ArticlePages());
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@BeforeEach
	void fortyThousandSupport() {
		server.count(40_000);
	}

	@AfterEach
	void closeTabs() {
		this.windows.forEach(BrowserContext::close);
	}

	private Page open(BrowserContext window) {
		this.windows.add(window);
		window.addInitScript(SHIFTS);
		return window.newPage();
	}

	private Page article(BrowserContext window) {
		var page = open(window);
		page.navigate("http://localhost:" + server.port() + "/article");
		return page;
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1" })
	void showsTheCountAndItsChangesOnAnotherOrigin(String paper) {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		page.navigate("http://%s:%d/article".formatted(paper, server.port()));
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		server.count(40_001);
		assertThat(headline(page)).hasText("40.001 mal Danke!");
		assertThat(page.locator("supporter-banner > p").first()).isHidden();
		assertThat(page.locator("supporter-banner [part=button]")).hasAttribute("href",
				BASE_URL + "/support?campaign=danke&via=article&lang=de");
	}

	private static Locator headline(Page page) {
		return page.locator("supporter-banner [part=headline]");
	}

	@ParameterizedTest
	@EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
	void shiftsNoLayoutAndViolatesNoContentSecurityPolicy(ColorScheme scheme) {
		for (var window : List.of(Browser.phone(scheme), Browser.desktop(scheme))) {
			var page = article(window);
			assertThat(headline(page)).hasText("40.000 mal Danke!");
			server.count(40_001);
			assertThat(headline(page)).hasText("40.001 mal Danke!");
			assertThat(page.evaluate("shifts")).isEqualTo(0);
			assertThat(page.evaluate("violations")).isEqualTo(List.of());
			page.waitForFunction(AT_REST);
			assertThat(Accessibility.violationsOf(page)).isEmpty();
			fortyThousandSupport();
		}
	}

	@Test
	void keepsTheFallbackTextWhileTheApiIsDown() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/api/v1/**", (route) -> route.abort());
		page.navigate("http://localhost:" + server.port() + "/article");
		page.waitForFunction("() => document.querySelector('supporter-banner').shadowRoot");
		assertThat(page.locator("supporter-banner > p").first()).isVisible();
		assertThat(headline(page)).isHidden();
		assertThat(page.evaluate("shifts")).isEqualTo(0);
	}

	@Test
	void keepsTheFallbackTextWithoutScript() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/embed/v1/**", (route) -> route.abort());
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(page.locator("supporter-banner > p").first()).isVisible();
	}

	@Test
	void pollsWhereStreamsFail() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/stream*", (route) -> route.abort());
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		server.count(40_001);
		assertThat(headline(page)).hasText("40.001 mal Danke!");
	}

	@Test
	void doesNotAnimateWithReducedMotion() {
		for (var motion : ReducedMotion.values()) {
			var page = article(Browser.open(Browser.phoneOptions().setReducedMotion(motion)));
			assertThat(headline(page)).hasText("40.000 mal Danke!");
			server.count(40_001);
			assertThat(headline(page)).hasText("40.001 mal Danke!");
			assertThat(page.evaluate("animations")).isEqualTo((motion == ReducedMotion.REDUCE) ? 0 : 1);
			fortyThousandSupport();
		}
	}

	@Test
	void closesTheStreamWhileTheTabIsHidden() {
		var page = article(Browser.desktop(ColorScheme.LIGHT));
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		hide(page, true);
		server.count(40_001);
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		hide(page, false);
		assertThat(headline(page)).hasText("40.001 mal Danke!");
	}

	private static void hide(Page page, boolean hidden) {
		page.evaluate("""
				hidden => {
					Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
					document.dispatchEvent(new Event('visibilitychange'));
				}""", hidden);
	}

	@Test
	@Fault("F118")
	void escapesTheHeadline() {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		page.route("**/stream*", (route) -> route.abort());
		page.route("**/api/v1/campaigns/danke?*", (route) -> route
			.fulfill(new FulfillOptions().setHeaders(Map.of("Access-Control-Allow-Origin", "*")).setBody("""
					{"campaign":"danke","count":1,"headline":"<img src=x onerror=alert(1)>","goal":2,"version":9}""")));
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(headline(page)).hasText("<img src=x onerror=alert(1)>");
		assertThat(page.locator("supporter-banner img")).hasCount(0);
	}

	@Test
	void showsNeitherCountNorGoalBelowOneHundred() {
		server.count(99);
		var page = article(Browser.phone(ColorScheme.LIGHT));
		assertThat(headline(page)).hasText("Danke!");
		assertThat(page.locator("supporter-banner [part=bar]")).isHidden();
		assertThat(page.locator("supporter-banner [part=goal]")).isHidden();
	}

}
