package org.tragwerk.sandbox;

import java.nio.file.Path;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams.PaymentMethodType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Browser;

import static org.assertj.core.api.Assertions.assertThat;

class PicturesTests {

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
