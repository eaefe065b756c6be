package org.tragwerk.story;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tragwerk.TragwerkTest;
import org.tragwerk.money.TypedAmounts;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.PageCheck;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The script of the pledge form in a real browser.
 */
@TragwerkTest
@Import(PledgeFixture.class)
class PledgeFormInBrowserTests {

	private static final String MISREAD = """
			(examples) => JSON.parse(examples).filter(({ typed, cents, grouped }) => {
				const parsed = parseAmount(typed);
				return parsed?.cents !== (cents ?? grouped) || (parsed?.ambiguous ?? false) !== (grouped !== undefined);
			}).map(({ typed }) => typed)""";

	@Autowired
	private PledgeFixture fixture;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	@Test
	void parsesTypedAmountsLikeTheServer() {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = browser.newPage();
			page.navigate(this.baseUrl + "/support");
			assertThat(page.evaluate(MISREAD, TypedAmounts.json())).asInstanceOf(InstanceOfAssertFactories.LIST)
				.isEmpty();
		}
	}

	@Test
	void convertsTheAmountWhenTheIntervalChanges() {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = form(browser);
			shows(page, "10", "10 € im Monat sind 120 € im Jahr.",
					"Mit 10\u00a0€ im Monat zahlungspflichtig unterstützen");
			choose(page, "yearly");
			shows(page, "120", "120 € im Jahr, das sind 10 € im Monat.",
					"Mit 120\u00a0€ im Jahr zahlungspflichtig unterstützen");
			choose(page, "once");
			shows(page, "25", "", "Mit 25\u00a0€ einmalig zahlungspflichtig unterstützen");
			choose(page, "quarterly");
			page.locator("#amount").fill("25,01 €");
			shows(page, null, "25,01 € im Vierteljahr, das sind rund 8,34 € im Monat.",
					"Mit 25,01\u00a0€ im Vierteljahr zahlungspflichtig unterstützen");
			choose(page, "monthly");
			assertThat(page.locator("#amount")).hasValue("8,34");
			choose(page, "quarterly");
			assertThat(page.locator("#amount")).hasValue("25,01");
			assertThat(page.locator(".net-amounts summary")).containsText("Von 25,01");
		}
	}

	@Test
	void saysWhatIsWrongWithAnAmount() {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = form(browser);
			page.locator("#amount").fill("3");
			says(page, "Bitte geben Sie mindestens 5 € im Monat.");
			page.locator("#amount").fill("1.000");
			says(page, "Meinen Sie 1.000 €? Dann schreiben Sie bitte 1000");
			page.locator("#amount").fill("1000,01");
			says(page, "Online geht bis 1.000 €");
			page.locator("#amount").fill("20");
			assertThat(page.locator(".problem")).isHidden();
			assertThat(page.locator(".comparison")).containsText("240");
		}
	}

	@Test
	void convertsTheAmountWithoutScript() {
		try (var browser = Browser.open(Browser.phoneOptions().setJavaScriptEnabled(false))) {
			var page = form(browser);
			page.locator("[name=email]").fill("reader-" + UUID.randomUUID() + "@example.org");
			choose(page, "quarterly");
			page.locator(".net-amounts summary").click();
			button(page, "Für meinen Betrag ausrechnen").click();
			assertThat(page.locator("[name=suggestion]:checked")).hasValue("30");
			choose(page, "yearly");
			button(page, "Jährlich zahlungspflichtig unterstützen").click();
			assertThat(page.locator("#amount-error"))
				.containsText("Aus 30\u00a0€ im Vierteljahr werden 120\u00a0€ im Jahr");
			assertThat(page.locator("[name=suggestion]:checked")).hasValue("120");
			button(page, "Jährlich zahlungspflichtig unterstützen").click();
			page.waitForURL("**/c/pay/**");
			assertThat(page.locator("body")).containsText("120");
		}
	}

	@Test
	void namesTheDebitsUntilTheChosenEnd() {
		try (var browser = Browser.phone(ColorScheme.LIGHT)) {
			var page = form(browser);
			assertThat(debits(page)).containsText(
					Pattern.compile("Um den \\d+\\. \\S+ 10\u00a0€, dann jeden Monat, das nächste Mal um den "));
			page.locator("[name=paymentMethod][value=card]").check();
			assertThat(debits(page)).containsText("Heute 10\u00a0€, dann jeden Monat, das nächste Mal am ");
			choose(page, "quarterly");
			page.locator(".until summary").click();
			assertThat(page.locator("#until option")).hasCount(25);
			page.locator("#until").selectOption(page.locator("#until optgroup option").nth(1).getAttribute("value"));
			assertThat(debits(page)).hasText(Pattern.compile("3 Abbuchungen: .+ 20\\d\\d, zusammen 90\u00a0€\\.\\s*"));
			assertThat(button(page, "Mit 3-mal 30\u00a0€ zahlungspflichtig unterstützen")).isVisible();
			assertThat(page.locator(".comparison")).isHidden();
			var quarterly = page.locator("#until").inputValue();
			choose(page, "yearly");
			assertThat(page.locator("#until option")).hasCount(12);
			assertThat(debits(page)).hasText(Pattern.compile("1 Abbuchung: .+, 120\u00a0€\\.\\s*"));
			choose(page, "monthly");
			page.locator("#until").selectOption(quarterly);
			assertThat(debits(page))
				.hasText(Pattern.compile("7 Abbuchungen, zuletzt am .+, zusammen 70\u00a0€\\.\\s*"));
			PageCheck.check(page, "pledge-form-ending");
			choose(page, "once");
			assertThat(debits(page)).containsText("Heute 25\u00a0€, nur dieses eine Mal.");
			assertThat(button(page, "Mit 25\u00a0€ einmalig zahlungspflichtig unterstützen")).isVisible();
		}
	}

	@Test
	void namesTheSameDebitsWithAndWithoutScript() {
		var text = "";
		for (var script : new boolean[] { true, false }) {
			try (var browser = Browser.open(Browser.phoneOptions().setJavaScriptEnabled(script))) {
				var page = browser.newPage();
				for (var interval : new String[] { "monthly", "half_yearly" }) {
					for (var months : new int[] { 0, 1, 7, 18, 40 }) {
						var until = YearMonth.from(this.fixture.now().atZone(ZoneId.of("Europe/Berlin")))
							.plusMonths(months);
						page.navigate(this.baseUrl + "/support?amount=7%2C50&interval=" + interval + "&until=" + until);
						text += debits(page).innerText() + page.locator("#until option:checked").innerText() + '\n';
					}
				}
			}
		}
		assertThat(text.substring(text.length() / 2)).isEqualTo(text.substring(0, text.length() / 2));
		assertThat(text).containsPattern("4[01] Abbuchungen").contains("2 Abbuchungen: ", "1 Abbuchung: ", "(4×, bis");
	}

	private Page form(BrowserContext browser) {
		var page = browser.newPage();
		page.navigate(this.baseUrl + "/support");
		return page;
	}

	private static void choose(Page page, String interval) {
		page.locator(".others").evaluate("details => details.open = true");
		page.locator("[name=interval][value=" + interval + "]").check();
	}

	private static void shows(Page page, @Nullable String suggestion, String comparison, String label) {
		var checked = page.locator("[name=suggestion]:checked");
		if (suggestion != null) {
			assertThat(checked).hasValue(suggestion);
			assertThat(page.locator("#amount")).isEmpty();
		}
		else {
			assertThat(checked).hasCount(0);
		}
		assertThat(page.locator(".comparison")).containsText(comparison.replace(" €", "\u00a0€"));
		assertThat(page.locator(".comparison"))
			.isVisible(new LocatorAssertions.IsVisibleOptions().setVisible(!comparison.isEmpty()));
		assertThat(button(page, label)).isVisible();
	}

	private static void says(Page page, String sentence) {
		assertThat(page.locator(".problem")).containsText(sentence.replace(" €", "\u00a0€"));
		assertThat(page.locator(".comparison")).isHidden();
		assertThat(button(page, "Monatlich zahlungspflichtig unterstützen")).isVisible();
	}

	private static Locator debits(Page page) {
		return page.locator(".debits :is(.endless, .ending):visible");
	}

	private static Locator button(Page page, String label) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label));
	}

}
