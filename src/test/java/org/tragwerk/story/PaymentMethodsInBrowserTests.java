package org.tragwerk.story;

import java.util.UUID;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.PageCheck;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader chooses interval and payment method in a real browser.
 */
@TragwerkTest
@Import(PledgeFixture.class)
class PaymentMethodsInBrowserTests {

	@Autowired
	private PledgeFixture fixture;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Test
	void pledgesYearlyByPhone() {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = form(browser);
			choose(page, "yearly");
			page.locator("#amount").fill("120");
			assertThat(page.locator("legend").getByText("Wie viel möchten Sie im Jahr geben?")).isVisible();
			page.locator(".net-amounts summary").click();
			assertThat(page.locator(".net-amounts tbody tr").first()).containsText("118,81");
			PageCheck.check(page, "ways-yearly-form");
			pay(page, "Mit 120\u00a0€ im Jahr zahlungspflichtig unterstützen", "card", "yearly");
			expect(page, "thanks");
			assertThat(page.locator("main")).containsText("120\u00a0€ im Jahr");
			PageCheck.check(page, "ways-yearly-thanks");
		}
	}

	@Test
	void pledgesMonthlyWithACardThatRequiresAuthentication() {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = form(browser);
			page.locator("#amount").fill("9");
			goToCheckout(page, "Mit 9\u00a0€ im Monat zahlungspflichtig unterstützen", "card");
			page.locator("[name=payment_method][value=card]").check();
			page.locator("[name=outcome][value=requires_action]").click();
			assertThat(page.locator("#auth")).isVisible();
			PageCheck.check(page, "ways-confirmation-at-the-bank");
			payNow(page);
			expect(page, "thanks");
			assertThat(page.locator("main")).containsText("9\u00a0€ im Monat");
		}
	}

	@Test
	void givesOnceInDarkMode() {
		try (var browser = Browser.phone(ColorScheme.DARK)) {
			var page = form(browser);
			choose(page, "once");
			page.getByText("50\u00a0€", new Page.GetByTextOptions().setExact(true)).click();
			assertThat(page.locator(".until")).isHidden();
			page.locator(".net-amounts summary").click();
			PageCheck.check(page, "ways-once-form");
			pay(page, "Mit 50\u00a0€ einmalig zahlungspflichtig unterstützen", "card", "once");
			expect(page, "thanks");
			PageCheck.check(page, "ways-once-thanks");
		}
	}

	@Test
	void pledgesByDebitOnADesktop() {
		try (var browser = Browser.desktop(ColorScheme.LIGHT)) {
			var page = form(browser);
			page.locator("#amount").fill("7,50");
			assertThat(page.locator(".comparison")).containsText("90\u00a0€ im Jahr");
			page.locator(".until summary").click();
			page.locator("#until")
				.selectOption(page.locator("#until optgroup option")
					.filter(new Locator.FilterOptions().setHasText("(3×)"))
					.first()
					.getAttribute("value"));
			page.locator(".net-amounts summary").click();
			PageCheck.check(page, "ways-debit-form");
			pay(page, "Mit 3-mal 7,50\u00a0€ zahlungspflichtig unterstützen", "sepa_debit", "debit");
			expect(page, "underway");
			PageCheck.check(page, "ways-debit-underway");
			assertThat(page.locator("main")).containsText("Mandatsreferenz");
		}
	}

	@Test
	void pledgesByPayPalInDarkMode() {
		try (var browser = Browser.desktop(ColorScheme.DARK)) {
			var page = form(browser);
			page.locator(".others summary").click();
			choose(page, "quarterly");
			page.locator("#amount").fill("30");
			page.locator(".net-amounts summary").click();
			PageCheck.check(page, "ways-paypal-form");
			pay(page, "Mit 30\u00a0€ im Vierteljahr zahlungspflichtig unterstützen", "paypal", "paypal");
			expect(page, "thanks");
			PageCheck.check(page, "ways-paypal-thanks");
		}
	}

	@Test
	void pledgesHalfYearlyWithoutScript() {
		try (var browser = Browser.open(Browser.phoneOptions().setJavaScriptEnabled(false))) {
			var page = form(browser);
			page.locator(".others summary").click();
			page.locator("[value=half_yearly]").check();
			assertThat(button(page, "Halbjährlich zahlungspflichtig unterstützen")).isVisible();
			page.locator("#amount").fill("60");
			page.locator(".net-amounts summary").click();
			button(page, "Für meinen Betrag ausrechnen").click();
			assertThat(page.locator("#amount")).hasValue("60");
			assertThat(page.locator(".net-amounts summary")).containsText("59,23");
			assertThat(page.locator(".net-amounts [role=status]")).containsText("60\u00a0€ im Halbjahr");
			goToCheckout(page, "Mit 60\u00a0€ im Halbjahr zahlungspflichtig unterstützen", "card");
			page.locator("[name=payment_method][value=card]").check();
			this.fixture.control().addRouteFault("GET /v1/subscriptions", "status", "status=503", "times=0");
			payNow(page);
			expect(page, "confirming");
			this.fixture.control().clearFaults();
			expect(page, "thanks");
			assertThat(page.locator("main")).containsText("60\u00a0€ im Halbjahr");
		}
	}

	private Page form(BrowserContext browser) {
		this.fixture.reader();
		var page = browser.newPage();
		page.navigate(this.baseUrl + "/support");
		return page;
	}

	private static void choose(Page page, String interval) {
		page.locator("[name=interval][value=" + interval + "]").check();
	}

	/** Pays on the hosted Checkout page, and is redirected back. */
	private void pay(Page page, String label, String way, String name) {
		goToCheckout(page, label, way);
		assertThat(page.locator("[name=payment_method]")).hasCount(1);
		page.locator("[name=payment_method][value=" + way + "]").check();
		PageCheck.check(page, "ways-" + name + "-checkout");
		payNow(page);
	}

	private void payNow(Page page) {
		page.locator("button.main").click();
		page.waitForURL(this.baseUrl + "/support/return**");
	}

	private void goToCheckout(Page page, String label, String way) {
		page.locator("[name=paymentMethod][value=" + way + "]").check();
		page.locator("[name=email]").fill("reader-" + UUID.randomUUID() + "@example.org");
		button(page, label).click();
		page.waitForURL("**/c/pay/**");
	}

	private static void expect(Page page, String state) {
		assertThat(page.locator("main[data-state=" + state + "]")).isVisible();
	}

	private static Locator button(Page page, String label) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
	}

}
