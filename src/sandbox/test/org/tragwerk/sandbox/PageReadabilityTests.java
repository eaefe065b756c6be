package org.tragwerk.sandbox;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.testing.Browser;
import org.tragwerk.testing.PageCheck;

import static org.assertj.core.api.Assertions.assertThat;

class PageReadabilityTests {

	/** The scripts of axe-core cannot run in the frame of an email. */
	private static final String OPEN_FOLDS_AND_DROP_FRAMES = """
			document.querySelectorAll('details').forEach((fold) => fold.open = true);
			document.querySelectorAll('iframe').forEach((frame) => frame.replaceWith(document.createElement('div')));
			""";

	private final SandboxFixture fixture = new SandboxFixture();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void offersDirectDebitFirstAndTakesIt() throws Exception {
		var session = session();
		try (var phone = Browser.phone(ColorScheme.LIGHT)) {
			var page = open(phone, session);
			assertThat(page.locator("#way-sepa").isChecked()).isTrue();
			assertThat(page.locator("#iban").isVisible()).isTrue();
			assertThat(page.locator("#number").isVisible()).isFalse();
			assertThat(page.locator(".mandate").textContent()).contains("acht Wochen");
			picture(page, "sepa-phone");
			page.locator("label[for=way-card]").click();
			assertThat(page.locator("#iban").isVisible()).isFalse();
			picture(page, "card-phone");
			page.locator("label[for=way-sepa]").click();
			page.route("http://localhost:1/**", (route) -> route.fulfill());
			page.locator("button.main").click();
		}

		assertThat(this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId()).getStatus())
			.isEqualTo("complete");
	}

	@Test
	void looksWellOnADeskInTheDark() throws Exception {
		try (var desktop = Browser.desktop(ColorScheme.DARK)) {
			picture(open(desktop, session()), "sepa-desktop-dark");
		}
		try (var desktop = Browser.desktop(ColorScheme.LIGHT)) {
			var page = open(desktop, session());
			page.locator("label[for=way-paypal]").click();
			picture(page, "paypal-desktop");
			assertThat(page.locator("button[value=declined]:visible").count()).isOne();
		}
	}

	@Test
	void asksTheBankAndThenPays() throws Exception {
		var session = session();
		try (var phone = Browser.phone(ColorScheme.DARK)) {
			var page = open(phone, session);
			page.route("http://localhost:1/**", (route) -> route.fulfill());
			page.locator("label[for=way-card]").click();
			page.locator("button[value=requires_action]:visible").click();
			picture(page, "authentication-phone-dark");
			page.locator("button.main").click();
		}

		assertThat(this.fixture.stripe.v1().checkout().sessions().retrieve(session.getId()).getPaymentStatus())
			.isEqualTo("paid");
	}

	@Test
	void letsAnOpenInvoiceBePaid() throws Exception {
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		var id = this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getLatestInvoice();
		var invoice = this.fixture.stripe.v1().invoices().retrieve(id);
		try (var phone = Browser.phone(ColorScheme.LIGHT)) {
			var page = phone.newPage();
			page.navigate(invoice.getHostedInvoiceUrl());
			assertThat(page.locator("main").textContent()).contains("7,50", "Karte, endet auf 4242");
			picture(page, "invoice-phone");
			page.locator("button[value=declined]").click();
			assertThat(page.locator("[role=alert]").textContent()).contains("abgelehnt");
			page.locator("button.main").click();
			assertThat(page.locator("main").textContent()).contains("bezahlt");
			picture(page, "invoice-paid-phone");
		}

		assertThat(this.fixture.stripe.v1().invoices().retrieve(id).getStatus()).isEqualTo("paid");
	}

	@Test
	void showsEveryPageAccessiblyOnEveryScreen() throws Exception {
		var pages = pages();
		try (var window = Browser.desktop(ColorScheme.LIGHT)) {
			var page = window.newPage();
			pages.forEach((name, address) -> {
				page.navigate(address);
				picture(page, name);
				page.evaluate(OPEN_FOLDS_AND_DROP_FRAMES);
				assertThat(page.locator(".ribbon").isVisible()).as(name).isTrue();
				PageCheck.check(page, "sandbox-" + name);
			});
		}
	}

	@Test
	void fitsInEnglishToo() throws Exception {
		this.fixture.send("rosa@example.org", "Welcome");
		try (var window = Browser.open(Browser.phoneOptions().setLocale("en-GB"))) {
			var page = window.newPage();
			for (var path : List.of("/_sandbox", "/_sandbox/events", "/_sandbox/requests",
					"/_sandbox/mailbox?mail=0")) {
				page.navigate(this.fixture.sandbox.url() + path);
				assertThat(page.locator("html").getAttribute("lang")).isEqualTo("en");
				PageCheck.checkWidth(page, "sandbox-en-" + path.replaceAll("\\W+", "-"));
			}
		}
	}

	private Map<String, String> pages() throws Exception {
		var url = this.fixture.sandbox.url();
		var pages = new LinkedHashMap<String, String>();
		var subscription = this.fixture.subscribed();
		this.fixture.post("/_sandbox/objects/" + subscription.getId() + "/fail_next_payment", "");
		this.fixture.advance("P1M");
		this.fixture.advance("PT2H");
		pages.put("checkout", session().getUrl());
		var once = "mode=payment&success_url=http://x&line_items[0][quantity]=1&line_items[0][price_data][currency]=eur"
				+ "&line_items[0][price_data][product]=prod_newspaper&line_items[0][price_data][unit_amount]=2500";
		pages.put("checkout-once", field(this.fixture.api("POST", "/v1/checkout/sessions", once).body(), "url"));
		var setup = "mode=setup&success_url=http://x&currency=eur&payment_method_types[0]=card";
		pages.put("checkout-setup", field(this.fixture.api("POST", "/v1/checkout/sessions", setup).body(), "url"));
		var asked = session();
		this.fixture.complete(asked, "requires_action");
		pages.put("checkout-bank", asked.getUrl());
		var declined = session();
		this.fixture.complete(declined, "declined");
		pages.put("checkout-declined", declined.getUrl());
		var complete = session();
		this.fixture.complete(complete, "succeeded");
		pages.put("checkout-complete", complete.getUrl());
		pages.put("checkout-expired", this.fixture.stripe.v1().checkout().sessions().expire(session().getId()).getId());
		pages.computeIfPresent("checkout-expired", (name, id) -> url + "/c/pay/" + id);
		pages.put("checkout-gone", url + "/c/pay/cs_test_nothing");
		var open = this.fixture.stripe.v1().subscriptions().retrieve(subscription.getId()).getLatestInvoice();
		pages.put("invoice-open", this.fixture.stripe.v1().invoices().retrieve(open).getHostedInvoiceUrl());
		pages.put("invoice-paid",
				this.fixture.stripe.v1().invoices().retrieve(subscription.getLatestInvoice()).getHostedInvoiceUrl());
		var configuration = this.fixture.api("POST", "/v1/billing_portal/configurations",
				"features[invoice_history][enabled]=true&features[subscription_cancel][enabled]=true"
						+ "&features[payment_method_update][enabled]=true");
		var portal = this.fixture.api("POST", "/v1/billing_portal/sessions", "return_url=https://example.org/&customer="
				+ subscription.getCustomer() + "&configuration=" + field(configuration.body(), "id"));
		pages.put("portal", field(portal.body(), "url"));
		this.fixture.post("/_sandbox/faults", "route=GET /v1/invoices&kind=latency");
		pages.put("overview", url + "/_sandbox");
		pages.put("table", url + "/_sandbox/tables/charge");
		pages.put("table-empty", url + "/_sandbox/tables/payout");
		pages.put("object", url + "/_sandbox/objects/" + subscription.getId());
		pages.put("object-missing", url + "/_sandbox/objects/sub_nothing");
		pages.put("events", url + "/_sandbox/events");
		pages.put("requests", url + "/_sandbox/requests");
		pages.put("mailbox-empty", url + "/_sandbox/mailbox?to=nobody");
		for (var to : List.of("rosa@example.org", "anna@example.org")) {
			this.fixture.send(to, "Vielen Dank für Ihre Unterstützung");
		}
		pages.put("mailbox", url + "/_sandbox/mailbox");
		for (var view : List.of("phone", "text")) {
			pages.put("mailbox-" + view, url + "/_sandbox/mailbox?mail=0&view=" + view);
		}
		pages.put("staff", url + "/_sandbox/staff");
		return pages;
	}

	private static String field(String body, String name) {
		return JsonParser.parseString(body).getAsJsonObject().get(name).getAsString();
	}

	private Session session() throws Exception {
		var params = SandboxFixture.pledge(this.fixture.customer().getId(), 750)
			.addPaymentMethodType(PaymentMethodType.SEPA_DEBIT)
			.addPaymentMethodType(PaymentMethodType.PAYPAL)
			.build();
		return this.fixture.stripe.v1().checkout().sessions().create(params);
	}

	private static Page open(BrowserContext window, Session session) {
		var page = window.newPage();
		page.navigate(session.getUrl());
		return page;
	}

	private static void picture(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setFullPage(true)
			.setPath(Path.of("target/pages/sandbox-" + name + ".png")));
	}

}
