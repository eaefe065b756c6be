package org.tragwerk.story;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.Patience;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.demo.ArticleConfiguration;
import org.tragwerk.member.MemberId;
import org.tragwerk.member.Members;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.Jobs;
import org.tragwerk.testing.PageCheck;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader on a phone who turns back at Checkout, comes too late, pledges twice, or has
 * to use a mailed link.
 */
@TragwerkTest
@Import(ArticleConfiguration.class)
class ReturnInBrowserTests {

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Autowired
	private ApplicationContext application;

	@Autowired
	private JdbcClient jdbc;

	@Autowired
	private Members members;

	private SandboxControl control;

	@BeforeEach
	void control(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@ParameterizedTest
	@Fault({ "F32", "F36", "F52" })
	@ValueSource(strings = { "de", "en" })
	void showsTheStateOfThePayment(String language) {
		try (var phone = Browser.phone(ColorScheme.LIGHT)) {
			var page = phone.newPage();
			var session = pledge(page, language);
			page.navigate(returnPage(session, language));
			assertState(page, "open");
			PageCheck.check(page, language + "-return-open");
			next(page).click();
			page.waitForURL("**/c/pay/" + session);
			this.control.update("/v1/checkout/sessions/" + session + "/expire", Map.of());
			page.navigate(returnPage(session, language));
			assertState(page, "expired");
			PageCheck.check(page, language + "-return-expired");
			next(page).click();
			page.waitForURL("**/support?*");

			var paid = pledge(page, language);
			this.control.complete(paid);
			page.navigate(returnPage(paid, language));
			assertState(page, "thanks");
			PageCheck.check(page, language + "-return-thanks");
			assertThat(calendar(page, paid).text()).startsWith("BEGIN:VCALENDAR\r\n");
			fill(page, language);
			assertThat(page.locator("input[name=second]")).hasCount(1);
			PageCheck.check(page, language + "-second");
			page.locator("main button").click();
			page.waitForURL("**/c/pay/**");
		}
	}

	@ParameterizedTest
	@Fault("F99")
	@ValueSource(strings = { "de", "en" })
	void continuesByAnEmailedLinkAfterManyDeclines(String language) {
		try (var phone = phoneInItsOwnNetwork()) {
			var page = phone.newPage();
			var session = pledge(page, language);
			IntStream.range(0, 10).forEach((any) -> this.control.complete(session, "declined"));
			Awaitility.await().atMost(Patience.SOON).untilAsserted(() -> {
				Jobs.run(this.application, "CardTestingMonitor");
				fill(page, language);
				assertThat(page.url()).endsWith("/support?lang=" + language);
			});
			assertThat(page.locator("main form")).hasCount(0);
			PageCheck.check(page, language + "-email-sent");
		}
	}

	@ParameterizedTest
	@Fault("F34")
	@ValueSource(strings = { "de", "en" })
	void sendsTheConfirmationAgainToWhoReturnsInAnotherBrowser(String language) {
		try (var phone = Browser.phone(ColorScheme.LIGHT); var other = Browser.phone(ColorScheme.LIGHT)) {
			var page = phone.newPage();
			page.navigate(this.baseUrl + "/support?paymentMethod=sepa_debit&lang=" + language);
			send(page);
			page.waitForURL("**/c/pay/**");
			var session = page.url().replaceAll(".*/", "");
			this.control.complete(session, "sepa_debit", "processing_fails");
			page.navigate(returnPage(session, language));
			assertState(page, "underway");
			PageCheck.check(page, language + "-return-underway");
			var elsewhere = other.newPage();
			elsewhere.navigate(returnPage(session, language));
			PageCheck.check(elsewhere, language + "-return-unknown");
			assertThat(calendar(elsewhere, session).status()).isEqualTo(404);
			elsewhere.locator("main form button").click();
			assertThat(elsewhere.locator("[role=alert]")).isVisible();
			assertThat(elsewhere.locator("main")).not().containsText("5,00");
			assertThat(confirmations(session)).isEqualTo(2);
		}
	}

	@Test
	void leadsBackToTheArticle() {
		try (var phone = Browser.phone(ColorScheme.LIGHT)) {
			var page = phone.newPage();
			page.navigate(this.baseUrl + "/article?page=2");
			page.locator("supporter-banner a[part=button]").first().click();
			page.locator("[name=paymentMethod][value=card]").check();
			send(page);
			page.waitForURL("**/c/pay/**");
			var session = page.url().replaceAll(".*/", "");
			this.control.complete(session);
			page.navigate(returnPage(session, "de"));
			assertState(page, "thanks");
			assertThat(page.locator("main a.button")).hasText("Weiterlesen");
			page.locator("main a.button").click();
			page.waitForURL(this.baseUrl + "/article?page=2");
		}
	}

	@ParameterizedTest
	@Fault("F100")
	@ValueSource(strings = { "de", "en" })
	void confirmsTheAddressOfAContract(String language) {
		try (var phone = Browser.phone(ColorScheme.LIGHT)) {
			var page = phone.newPage();
			var session = pledge(page, language);
			this.control.complete(session);
			page.navigate(returnPage(session, language));
			assertState(page, "thanks");
			var contractNumber = page.locator("dd", new Page.LocatorOptions().setHasText("TW-")).innerText();
			var link = this.members.issueLink(memberOf(session)) + "?lang=" + language;
			page.navigate(link);
			assertThat(page.locator("main")).containsText(contractNumber);
			PageCheck.check(page, language + "-confirm");
			page.locator("main button").click();
			page.waitForURL("**/confirmed**");
			PageCheck.check(page, language + "-confirmed");
			page.navigate(link);
			assertThat(page.locator("main")).not().containsText(contractNumber);
			page.locator("main button").click();
			PageCheck.check(page, language + "-confirm-unusable");
		}
	}

	private MemberId memberOf(String session) {
		return new MemberId(this.jdbc.sql("""
				select s.member_id from subscription s join attempt a on a.id = s.attempt_id
				where a.checkout_id = ?""").param(session).query(UUID.class).single());
	}

	private APIResponse calendar(Page page, String session) {
		return page.request().get(this.baseUrl + "/support/return/calendar?session_id=" + session);
	}

	/** The number of emails that confirm the subscription of the session. */
	private long confirmations(String session) {
		return this.jdbc.sql("""
				select count(*) from email e join subscription s on s.id = e.subject
				join attempt a on a.id = s.attempt_id where e.kind = 'welcome' and a.checkout_id = ?""")
			.param(session)
			.query(Long.class)
			.single();
	}

	/** Declined cards are counted for its network, too, which no other test may share. */
	private static BrowserContext phoneInItsOwnNetwork() {
		var network = "198.51.100." + ThreadLocalRandom.current().nextInt(100, 250);
		return Browser.open(Browser.phoneOptions().setExtraHTTPHeaders(Map.of("X-Forwarded-For", network)));
	}

	private String pledge(Page page, String language) {
		fill(page, language);
		page.waitForURL("**/c/pay/**");
		return page.url().replaceAll(".*/", "");
	}

	private void fill(Page page, String language) {
		page.navigate(this.baseUrl + "/support?paymentMethod=card&lang=" + language);
		send(page);
	}

	private static void send(Page page) {
		page.locator("#amount").fill("5,00");
		page.locator("[name=email]").fill("reader-" + UUID.randomUUID() + "@example.org");
		page.locator("form.pledge > button").click();
	}

	private String returnPage(String session, String language) {
		return this.baseUrl + "/support/return?lang=" + language + "&session_id=" + session;
	}

	private static Locator next(Page page) {
		return page.locator("main a.button");
	}

	private static void assertState(Page page, String state) {
		assertThat(page.locator("main")).hasAttribute("data-state", state);
	}

}
