package org.tragwerk.campaigncounter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;

import org.tragwerk.Fault;
import org.tragwerk.demo.ArticleConfiguration;
import org.tragwerk.testing.Browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@CounterTest
@Import(ArticleConfiguration.class)
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

	@Autowired
	private Pledges pledges;

	@Autowired
	private Recount recount;

	@LocalServerPort
	private int port;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private final List<BrowserContext> windows = new ArrayList<>();

	@BeforeEach
	void fortyThousandSupport() {
		this.pledges.clear();
		this.pledges.fill(40_000);
		this.recount.run();
		var reader = new Reader(this.port);
		Eventually.holds(() -> assertThat(reader.get("/api/v1/campaigns/danke").body()).contains("\"count\":40000"));
	}

	@AfterEach
	void closesTheWindows() {
		this.windows.forEach(BrowserContext::close);
	}

	private Page open(BrowserContext window) {
		this.windows.add(window);
		window.addInitScript(SHIFTS);
		return window.newPage();
	}

	private Page article(BrowserContext window) {
		var page = open(window);
		page.navigate("http://localhost:" + this.port + "/article");
		return page;
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1" })
	void showsTheCountAndItsChangeFromAnotherOrigin(String paper) {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		page.navigate("http://%s:%d/article".formatted(paper, this.port));
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		this.pledges.start(Pledges.someone());
		assertThat(headline(page)).hasText("40.001 mal Danke!");
		assertThat(page.locator("supporter-banner > p").first()).isHidden();
		assertThat(page.locator("supporter-banner [part=button]")).hasAttribute("href",
				this.baseUrl + "/support?campaign=danke&via=article&lang=de");
	}

	private static Locator headline(Page page) {
		return page.locator("supporter-banner [part=headline]");
	}

	@ParameterizedTest
	@EnumSource(value = ColorScheme.class, names = { "LIGHT", "DARK" })
	void shiftsNothingAndBreaksNoPolicy(ColorScheme scheme) {
		for (var window : List.of(Browser.phone(scheme), Browser.desktop(scheme))) {
			var page = article(window);
			assertThat(headline(page)).hasText("40.000 mal Danke!");
			this.pledges.start(Pledges.someone());
			assertThat(headline(page)).hasText("40.001 mal Danke!");
			assertThat(page.evaluate("shifts")).isEqualTo(0);
			assertThat(page.evaluate("violations")).isEqualTo(List.of());
			page.waitForFunction(AT_REST);
			assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
			fortyThousandSupport();
		}
	}

	@Test
	void keepsThePagesOwnWordsWhenNothingAnswers() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/api/v1/**", (route) -> route.abort());
		page.navigate("http://localhost:" + this.port + "/article");
		page.waitForFunction("() => document.querySelector('supporter-banner').shadowRoot");
		assertThat(page.locator("supporter-banner > p").first()).isVisible();
		assertThat(headline(page)).isHidden();
		assertThat(page.evaluate("shifts")).isEqualTo(0);
	}

	@Test
	void keepsThePagesOwnWordsWithoutTheScript() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/embed/v1/**", (route) -> route.abort());
		page.navigate("http://localhost:" + this.port + "/article");
		assertThat(page.locator("supporter-banner > p").first()).isVisible();
	}

	@Test
	void asksFromTimeToTimeWhereStreamsFail() {
		var page = open(Browser.phone(ColorScheme.LIGHT));
		page.route("**/stream*", (route) -> route.abort());
		page.navigate("http://localhost:" + this.port + "/article");
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		this.pledges.start(Pledges.someone());
		assertThat(headline(page)).hasText("40.001 mal Danke!");
	}

	@Test
	void standsStillForWhoeverAsksForIt() {
		for (var motion : ReducedMotion.values()) {
			var page = article(Browser.open(Browser.phoneOptions().setReducedMotion(motion)));
			assertThat(headline(page)).hasText("40.000 mal Danke!");
			this.pledges.start(Pledges.someone());
			assertThat(headline(page)).hasText("40.001 mal Danke!");
			assertThat(page.evaluate("animations")).isEqualTo((motion == ReducedMotion.REDUCE) ? 0 : 1);
			fortyThousandSupport();
		}
	}

	@Test
	void restsWhileTheTabIsHidden() {
		var page = article(Browser.desktop(ColorScheme.LIGHT));
		assertThat(headline(page)).hasText("40.000 mal Danke!");
		hide(page, true);
		this.pledges.start(Pledges.someone());
		var quiet = new Reader(this.port);
		Eventually.holds(() -> assertThat(quiet.get("/api/v1/campaigns/danke").body()).contains("40001"));
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
	void showsAHostileHeadlineAsText() {
		var page = open(Browser.desktop(ColorScheme.LIGHT));
		page.route("**/stream*", (route) -> route.abort());
		page.route("**/api/v1/campaigns/danke?*", (route) -> route
			.fulfill(new FulfillOptions().setHeaders(Map.of("Access-Control-Allow-Origin", "*")).setBody("""
					{"campaign":"danke","count":1,"headline":"<img src=x onerror=alert(1)>","goal":2,"version":9}""")));
		page.navigate("http://localhost:" + this.port + "/article");
		assertThat(headline(page)).hasText("<img src=x onerror=alert(1)>");
		assertThat(page.locator("supporter-banner img")).hasCount(0);
	}

	@Test
	void showsNoNumberAndNoGoalWhileThereAreFew() {
		this.pledges.clear();
		this.pledges.fill(99);
		this.recount.run();
		var reader = new Reader(this.port);
		Eventually.holds(() -> assertThat(reader.get("/api/v1/campaigns/danke").body()).contains("\"count\":null"));
		var page = article(Browser.phone(ColorScheme.LIGHT));
		assertThat(headline(page)).hasText("Danke!");
		assertThat(page.locator("supporter-banner [part=bar]")).isHidden();
		assertThat(page.locator("supporter-banner [part=goal]")).isHidden();
	}

	@Test
	void staysSmall() throws IOException {
		var script = new ClassPathResource("static/embed/supporter-banner.js")
			.getContentAsString(StandardCharsets.UTF_8);
		assertThat(script.lines().count()).isLessThan(150);
		assertThat(size(script)).isLessThan(4096);
		assertThat(script).doesNotContain("innerHTML", "eval", "import(", "cookie");
		assertThat(size(new Reader(this.port).get("/embed/v1/supporter-banner.js").body())).isLessThan(4096);
	}

	private static int size(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
