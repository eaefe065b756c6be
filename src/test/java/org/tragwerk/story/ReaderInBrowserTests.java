package org.tragwerk.story;

import java.sql.SQLException;
import java.util.UUID;

import javax.sql.DataSource;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.tragwerk.TragwerkTest;
import org.tragwerk.demo.ArticleConfiguration;
import org.tragwerk.demo.DemoSupporters;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.Jobs;
import org.tragwerk.testing.PageCheck;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader pledges in a real browser, with the article in one tab and the pledge form in
 * another.
 */
@TragwerkTest
@Import(ArticleConfiguration.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReaderInBrowserTests {

	private static final String WATCH = """
			() => {
				const headline = () => document.querySelector('supporter-banner').shadowRoot
					?.querySelector('[part=headline]')?.textContent;
				const before = headline();
				window.changedAt = new Promise(done => {
					const look = () => headline() === before ? setTimeout(look, 5) : done(Date.now());
					look();
				});
				return before;
			}""";

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private long fastest = Long.MAX_VALUE;

	@BeforeAll
	void aHundredAndFiftySupport(@Autowired StripeSandbox sandbox, @Autowired DataSource database,
			@Value("${tragwerk.stripe.product}") String product, @Autowired ApplicationContext application)
			throws SQLException {
		try (var connection = database.getConnection()) {
			new DemoSupporters(sandbox, product).seed(150, connection);
		}
		Jobs.run(application, "RecountJob");
	}

	@Test
	void updatesAnotherTabWithinASecond() {
		walk("desktop-light", Browser.desktop(ColorScheme.LIGHT));
		walk("desktop-dark", Browser.desktop(ColorScheme.DARK));
		walk("phone-light", Browser.phone(ColorScheme.LIGHT));
		walk("phone-dark", Browser.phone(ColorScheme.DARK));
		assertThat(this.fastest).isLessThan(1000);
	}

	private void walk(String device, BrowserContext browser) {
		try (browser) {
			var article = browser.newPage();
			article.navigate(this.baseUrl + "/article");
			var headline = article.locator("supporter-banner [part=headline]");
			assertThat(headline).containsText("mal Danke!");
			PageCheck.check(article, device + "-article");
			var before = String.valueOf(article.evaluate(WATCH));

			var form = browser.newPage();
			form.navigate(String.valueOf(article.locator("supporter-banner [part=button]").getAttribute("href")));
			var paidAt = pledgeAndPay(form, device);

			var changedAt = ((Number) article.evaluate("() => window.changedAt")).longValue();
			this.fastest = Math.min(this.fastest, changedAt - paidAt);
			System.out.printf("From paying to the changed number in the other tab (%s): %d ms%n", device,
					changedAt - paidAt);
			assertThat(number(headline.textContent())).isEqualTo(number(before) + 1);

			assertThat(form.locator("main")).hasAttribute("data-state", "thanks");
			assertThat(form.locator("main")).containsText("7,50");
			PageCheck.check(form, device + "-thanks");
		}
	}

	private long pledgeAndPay(Page form, String device) {
		PageCheck.check(form, device + "-form");
		form.locator("#amount").fill("7,50");
		form.locator("[name=paymentMethod][value=card]").check();
		form.locator("[name=email]").fill("reader-" + UUID.randomUUID() + "@example.org");
		button(form, "Mit 7,50\u00a0€ im Monat zahlungspflichtig unterstützen").click();
		form.waitForURL("**/c/pay/**");
		form.locator("[name=payment_method][value=card]").check();
		PageCheck.check(form, device + "-checkout");
		var pay = form.locator("button[value=succeeded]");
		var paidAt = System.currentTimeMillis();
		pay.click();
		return paidAt;
	}

	private static Locator button(Page page, String label) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
	}

	private static int number(String headline) {
		return Integer.parseInt(headline.replaceAll("\\D", ""));
	}

}
