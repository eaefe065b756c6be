package org.tragwerk.campaigncounter.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tragwerk.Fault;
import org.tragwerk.Patience;
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

	private static final String SECOND_BANNER = """
			document.querySelector('supporter-banner').after(document.querySelector('supporter-banner').cloneNode())""";

	private static final String LISTEN = """
			window.heartbeats = 0;
			const listen = EventSource.prototype.addEventListener;
			EventSource.prototype.addEventListener = function (type, listener) {
				if (type === 'heartbeat') listen.call(this, type, () => window.heartbeats++);
				else listen.call(this, type, () => window.counted = Date.now());
				listen.call(this, type, listener);
			};
			""";

	private static final String DEAF = LISTEN.replace("listen.call(this, type, listener)",
			"if (type !== 'heartbeat') listen.call(this, type, listener)");

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
	void showsTheBoxWithoutANumberWhileTheApiIsDown() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/api/v1/**", (route) -> route.abort());
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(headline(page)).hasText("Danke!");
		assertThat(page.locator("supporter-banner [part=button]")).isVisible();
		assertThat(page.locator("supporter-banner [part=bar]")).isHidden();
		page.unroute("**/api/v1/**");
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		assertThat(page.evaluate("shifts")).isEqualTo(0);
	}

	@Test
	void keepsTheFallbackTextWithoutScript() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/embed/v1/**", (route) -> route.abort());
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(page.locator("supporter-banner > a")).isVisible();
		assertThat(page.evaluate("shifts")).isEqualTo(0);
	}

	@Test
	void opensOneStreamForAllBannersOfAPage() {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		var requests = requests(page);
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		page.evaluate(SECOND_BANNER);
		server.count(40_001);
		assertThat(headline(page).first()).hasText("40.001 mal Danke!");
		assertThat(headline(page).last()).hasText("40.001 mal Danke!");
		page.evaluate("document.querySelector('supporter-banner').remove()");
		server.count(40_002);
		assertThat(headline(page)).hasText("40.002 mal Danke!");
		assertThat(requests).hasSize(2);
		page.evaluate("document.querySelector('supporter-banner').remove()");
		Awaitility.await().atMost(Patience.SOON).until(() -> server.openStreams() == 0);
	}

	private static List<String> requests(Page page) {
		var requests = new ArrayList<String>();
		page.onRequest((request) -> {
			if (request.url().contains("/api/v1/")) {
				requests.add(request.url());
			}
		});
		return requests;
	}

	@Test
	void reconnectsWhenAStreamIsSilentForFortySeconds() {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		page.addInitScript(DEAF);
		page.clock().install();
		var requests = requests(page);
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		pause(page);
		page.waitForFunction("() => heartbeats > 1");
		var silence = ((Number) page.evaluate("() => Date.now() - counted")).longValue();
		page.clock().runFor(39_500 - silence);
		assertThat(requests).hasSize(2);
		page.clock().runFor(6_000);
		page.waitForCondition(() -> requests.size() == 4);
	}

	@Test
	void keepsAStreamThatHasHeartbeats() {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		page.addInitScript(LISTEN);
		page.clock().install();
		var requests = requests(page);
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		pause(page);
		for (int round = 0; round < 3; round++) {
			page.evaluate("heartbeats = 0");
			page.waitForFunction("() => heartbeats > 0");
			page.clock().runFor(30_000);
		}
		assertThat(requests).hasSize(2);
	}

	/** Time goes on by command only, however slow the machine is. */
	private static void pause(Page page) {
		page.clock().pauseAt(((Number) page.evaluate("() => Date.now() + 500")).longValue());
	}

	@Test
	void isALandmarkWithHeadingAndMeter() {
		var page = article(Browser.desktop(ColorScheme.LIGHT));
		var box = page.getByRole(AriaRole.COMPLEMENTARY,
				new Page.GetByRoleOptions().setName("Jetzt unterstützen").setExact(true));
		assertThat(box.getByRole(AriaRole.HEADING)).hasText("40.000 mal Danke!");
		var meter = box.getByRole(AriaRole.METER, new Locator.GetByRoleOptions().setName("Unser Ziel: 50.000"));
		assertThat(meter).hasAttribute("aria-valuenow", "40000");
		assertThat(meter).hasAttribute("aria-valuemax", "50000");
	}

	@Test
	void growsWithTheTextOfThePage() {
		var page = article(Browser.phone(ColorScheme.LIGHT));
		var before = fontSize(page);
		page.evaluate("document.querySelector('supporter-banner').parentNode.style.fontSize = '200%'");
		page.evaluate("document.querySelector('supporter-banner').style.fontSize = 'inherit'");
		assertThat(fontSize(page)).isGreaterThan(1.5 * before);
	}

	private static double fontSize(Page page) {
		return Double
			.parseDouble(String.valueOf(headline(page).evaluate("it => parseFloat(getComputedStyle(it).fontSize)")));
	}

	@Test
	void isWrittenFromLeftToRightOnEveryPage() {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		page.addInitScript("document.addEventListener('readystatechange', () => document.dir = 'rtl')");
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		assertThat(headline(page)).hasCSS("direction", "ltr");
	}

	@Test
	void hasPlainColoursInBrowsersWithoutLightDark() {
		var page = open(Browser.desktop(ColorScheme.DARK));
		page.addInitScript("CSS.supports = () => false");
		page.route("**/article.css",
				(route) -> route.fulfill(new FulfillOptions().setContentType("text/css").setBody("")));
		page.navigate("http://localhost:" + server.port() + "/article");
		assertThat(page.locator("supporter-banner [part=button]")).hasCSS("background-color", "rgb(15, 76, 92)");
		assertThat(page.locator("supporter-banner [part=button]")).hasCSS("color", "rgb(255, 255, 255)");
	}

	@Test
	void showsTheBarInForcedColours() {
		var page = article(Browser.open(Browser.phoneOptions().setForcedColors(ForcedColors.ACTIVE)));
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		var bar = page.locator("supporter-banner [part=bar]");
		assertThat(bar).hasCSS("border-top-color",
				String.valueOf(headline(page).evaluate("it => getComputedStyle(it).color")));
		assertThat(bar).not().hasCSS("border-top-width", "0px");
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
