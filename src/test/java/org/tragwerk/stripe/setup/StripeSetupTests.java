package org.tragwerk.stripe.setup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import com.stripe.Stripe;
import com.stripe.StripeClient;
import com.stripe.model.WebhookEndpoint;
import com.stripe.model.billingportal.Configuration;
import com.stripe.param.ProductUpdateParams;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.WebhookEndpointUpdateParams;
import com.stripe.param.WebhookEndpointUpdateParams.EnabledEvent;
import com.stripe.param.billingportal.ConfigurationUpdateParams;
import com.stripe.param.billingportal.ConfigurationUpdateParams.Features;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.AdaptivePricing;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;
import org.tragwerk.SandboxControl;
import org.tragwerk.sandbox.SandboxSettings;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.stripe.webhook.WebhookEventTypes;

import static org.assertj.core.api.Assertions.assertThat;

class StripeSetupTests {

	private final StripeSandbox sandbox = StripeSandbox.start(SandboxSettings.onFreePorts("whsec_sandbox"));

	private final SandboxControl control = new SandboxControl(this.sandbox.url());

	private final StripeClient stripe = StripeClient.builder()
		.setApiKey("sk_test_dashboard")
		.setApiBase(this.sandbox.url())
		.build();

	private final ByteArrayOutputStream said = new ByteArrayOutputStream();

	@AfterEach
	void close() {
		this.sandbox.close();
	}

	@Test
	void setsUpAnAccountAndPrintsTheSettings() throws Exception {
		assertThat(run("--setup-stripe")).isZero();
		var product = this.stripe.v1().products().list().getData().get(0);
		assertThat(product.getName()).isEqualTo("Die Zeitung");
		assertThat(said()).contains("TRAGWERK_STRIPE_PRODUCT=" + product.getId())
			.containsPattern("(?m)^TRAGWERK_STRIPE_WEBHOOK_SECRETS=whsec_\\w{32}$");
		assertThat(endpoint().getUrl()).isEqualTo("http://localhost:8080/webhooks/stripe");
		assertThat(portal().getFeatures().getPaymentMethodUpdate().getEnabled()).isTrue();
		assertThat(portal().getFeatures().getSubscriptionCancel().getEnabled()).isFalse();
	}

	@Test
	void changesNothingTheSecondTime() {
		run("--setup-stripe");
		var before = changes();
		assertThat(before).isEqualTo(3);
		assertThat(run("--setup-stripe")).isZero();
		assertThat(said()).contains("Nothing to change.", "TRAGWERK_STRIPE_PRODUCT=prod_")
			.doesNotContain("TRAGWERK_STRIPE_WEBHOOK_SECRETS=");
		assertThat(changes()).isEqualTo(before);
	}

	@Test
	@Fault("F15")
	void pinsTheEndpointToTheVersionOfTheSdk() throws Exception {
		run("--setup-stripe");
		assertThat(endpoint().getApiVersion()).isEqualTo(Stripe.API_VERSION);
	}

	@Test
	@Fault("F98")
	void subscribesToExactlyTheHandledEvents() throws Exception {
		run("--setup-stripe");
		assertThat(endpoint().getEnabledEvents()).containsExactlyInAnyOrderElementsOf(WebhookEventTypes.handled())
			.contains("invoice.paid", "charge.failed")
			.doesNotContain("invoice.created", "invoice.upcoming", "*");
	}

	@Test
	void checkFindsNoDifferenceAfterSetup() {
		run("--setup-stripe");
		var before = changes();
		assertThat(run("--check")).isZero();
		assertThat(said()).contains("Nothing differs.").doesNotContain("differs  ");
		assertThat(changes()).isEqualTo(before);
	}

	@Test
	void checkNamesAllDifferencesAndChangesNothing() {
		assertThat(run("--setup-stripe", "--check")).isEqualTo(2);
		assertThat(said()).contains("There is no product", "There is no webhook endpoint for http://localhost:8080/",
				"There is no portal configuration", "TRAGWERK_STRIPE_PRODUCT is not set", "imprint");
		assertThat(changes()).isZero();
	}

	@Test
	void repairsAChangedEndpoint() throws Exception {
		run("--setup-stripe");
		this.stripe.v1()
			.webhookEndpoints()
			.update(endpoint().getId(),
					WebhookEndpointUpdateParams.builder()
						.setDisabled(true)
						.addEnabledEvent(EnabledEvent.INVOICE__PAID)
						.addEnabledEvent(EnabledEvent.INVOICE__CREATED)
						.build());
		assertThat(run("--check")).isEqualTo(2);
		assertThat(said()).contains("is disabled", "does not subscribe to charge.dispute.closed, ",
				"charge.failed, charge.refunded, checkout.session.",
				"subscribes to invoice.created, which nobody handles");
		assertMended();
	}

	@Test
	void reactivatesAnArchivedProduct() throws Exception {
		run("--setup-stripe");
		var product = this.stripe.v1().products().list().getData().get(0).getId();
		this.stripe.v1().products().update(product, ProductUpdateParams.builder().setActive(false).build());
		assertThat(run("--check")).isEqualTo(2);
		assertThat(said()).contains("Product " + product + " is archived.");
		assertMended();
	}

	@Test
	void repairsAPortalThatAllowsTooMuch() throws Exception {
		run("--setup-stripe");
		var features = Features.builder()
			.setSubscriptionCancel(Features.SubscriptionCancel.builder().setEnabled(true).build())
			.setCustomerUpdate(Features.CustomerUpdate.builder()
				.setEnabled(true)
				.addAllowedUpdate(Features.CustomerUpdate.AllowedUpdate.EMAIL)
				.build())
			.build();
		this.stripe.v1()
			.billingPortal()
			.configurations()
			.update(portal().getId(), ConfigurationUpdateParams.builder().setFeatures(features).build());
		assertThat(run("--check")).isEqualTo(2);
		assertThat(said()).contains("lets supporters cancel past our pages",
				"lets supporters change their address past us");
		assertMended();
	}

	@Test
	@Fault("F15")
	void replacesAnEndpointOfAnotherReleaseTrain() throws Exception {
		var old = this.stripe.v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl("http://localhost:8080/webhooks/stripe")
				.setApiVersion(WebhookEndpointCreateParams.ApiVersion.VERSION_2026_02_25_CLOVER)
				.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.INVOICE__PAID)
				.build());
		assertThat(run("--check")).isEqualTo(2);
		assertThat(said()).contains("Endpoint " + old.getId()
				+ " speaks version 2026-02-25.clover, another release train, not " + Stripe.API_VERSION);
		assertMended();
		assertThat(this.stripe.v1().webhookEndpoints().retrieve(old.getId()).getStatus()).isEqualTo("disabled");
	}

	@Test
	void usesTheConfiguredProduct() throws Exception {
		this.sandbox.createProduct("prod_ours", "Unterstützung");
		assertThat(run("--setup-stripe", "--tragwerk.stripe.product=prod_ours")).isZero();
		assertThat(this.stripe.v1().products().list().getData()).hasSize(1);
		assertThat(run("--setup-stripe", "--tragwerk.stripe.product=prod_lost")).isEqualTo(1);
		assertThat(said()).startsWith("TRAGWERK_STRIPE_PRODUCT names prod_lost, which this account does not have.");
		assertThat(run("--check", "--tragwerk.stripe.product=prod_lost")).isEqualTo(2);
	}

	@Test
	void printsTheSecretEvenIfALaterStepFails() throws Exception {
		this.stripe.v1()
			.webhookEndpoints()
			.create(WebhookEndpointCreateParams.builder()
				.setUrl("http://localhost:8080/webhooks/stripe")
				.addEnabledEvent(WebhookEndpointCreateParams.EnabledEvent.INVOICE__PAID)
				.build());
		var old = endpoint().getId();
		this.control.addRouteFault("POST /v1/webhook_endpoints/" + old, "status", "status=400", "times=9");
		assertThat(run("--setup-stripe")).isEqualTo(1);
		assertThat(said()).contains("TRAGWERK_STRIPE_WEBHOOK_SECRETS=whsec_", "Stripe refuses: ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /v1/subscriptions", "GET /v1/webhook_endpoints", "GET /v1/products" })
	void namesTheMissingPermissionOfAKey(String route) {
		run("--setup-stripe");
		this.control.addRouteFault(route, "status", "status=403", "times=9");
		assertThat(run("--check")).isEqualTo(2);
		assertThat(said()).containsPattern("differs  The key may not read .*" + route.replaceAll(".*[/_]", ""));
	}

	@Test
	void namesAnUnsupportedPaymentMethod() {
		run("--setup-stripe");
		this.control.setAccountSetting("paypal_payments", "inactive");
		assertThat(run("--check")).isZero();
		assertThat(said()).contains("note     The account does not take PayPal.").doesNotContain("SEPA");
	}

	@Test
	void checksOnlyConfiguredPaymentMethods() {
		run("--setup-stripe");
		this.control.setAccountSetting("card_payments", "inactive");
		run("--check", "--tragwerk.pledge.payment-methods=SEPA_DEBIT,PAYPAL");
		assertThat(said()).doesNotContain("does not take");
		run("--check", "--tragwerk.pledge.payment-methods=CARD");
		assertThat(said()).contains("note     The account does not take cards.");
	}

	@Test
	void namesAnUnlistedDomainOfCheckout() throws Exception {
		run("--setup-stripe");
		run("--check");
		assertThat(said()).contains("note     No Checkout session of a reader is open");
		this.control.setAccountSetting("checkout_domain", "https://pay.zeitung.example");
		openCheckout("attempt_id", false);
		assertThat(run("--check")).isEqualTo(2);
		assertThat(said()).contains("differs  Checkout is at https://pay.zeitung.example, which"
				+ " TRAGWERK_CHECKOUT_ORIGINS does not list");
		assertThat(run("--check", "--tragwerk.checkout-origins=https://pay.zeitung.example")).isZero();
		assertThat(said()).doesNotContain("Checkout");
	}

	@Test
	void namesAdaptivePricing() throws Exception {
		run("--setup-stripe");
		openCheckout("attempt_id", true);
		assertThat(run("--check")).isEqualTo(2);
		assertThat(said()).containsPattern("differs  Checkout session cs_test_\\w+ has Adaptive Pricing");
	}

	@Test
	@Fault("F13")
	void ignoresForeignCheckoutSessions() throws Exception {
		run("--setup-stripe");
		openCheckout("shop", true);
		assertThat(run("--check")).isZero();
	}

	private void openCheckout(String metadata, boolean adaptive) throws Exception {
		var product = this.stripe.v1().products().list().getData().get(0).getId();
		var price = PriceData.builder().setCurrency("eur").setProduct(product).setUnitAmount(750L).build();
		var session = SessionCreateParams.builder()
			.setMode(SessionCreateParams.Mode.PAYMENT)
			.setSuccessUrl("http://localhost:8080/support/return")
			.addLineItem(LineItem.builder().setQuantity(1L).setPriceData(price).build())
			.setAdaptivePricing(AdaptivePricing.builder().setEnabled(adaptive).build())
			.putMetadata(metadata, "1")
			.build();
		this.stripe.v1().checkout().sessions().create(session);
	}

	@Test
	void rejectsALiveKeyWithUnsafeSettings() {
		assertThat(run("--setup-stripe", "--tragwerk.stripe.api-key=sk_live_1")).isEqualTo(1);
		assertThat(run("--check", "--tragwerk.stripe.api-key=sk_live_1")).isEqualTo(2);
		assertThat(said()).contains("TRAGWERK_STRIPE_API_BASE leads to " + this.sandbox.url());
		assertThat(run("--check", "--tragwerk.stripe.api-key=sk_live_1", "--tragwerk.stripe.api-base=")).isEqualTo(2);
		assertThat(said()).contains("TRAGWERK_BASE_URL is no https address");
		assertThat(this.control.requests()).isEmpty();
	}

	@Test
	void changesNothingWhileWritesAreDisabled() {
		assertThat(run("--setup-stripe", "--tragwerk.stripe.writes=false")).isEqualTo(1);
		assertThat(said()).contains("TRAGWERK_STRIPE_WRITES=false");
		run("--check", "--tragwerk.stripe.writes=false");
		assertThat(said()).contains("note     TRAGWERK_STRIPE_WRITES=false");
		assertThat(changes()).isZero();
	}

	@Test
	void reportsAFailureInOneSentence() {
		assertFails("Stripe cannot be asked without TRAGWERK_STRIPE_API_KEY.", "--tragwerk.stripe.api-key=");
		assertFails("Stripe does not accept the key in TRAGWERK_STRIPE_API_KEY.", "--tragwerk.stripe.api-key=wrong");
		assertFails("TRAGWERK_BASE_URL has to be an address such as", "--tragwerk.base-url=localhost");
		assertFails("TRAGWERK_BASE_URL has to be an address such as", "--tragwerk.base-url=http://localhost:8080/");
		assertFails("Stripe cannot be reached.", "--tragwerk.stripe.api-base=http://localhost:1");
	}

	@Test
	void isRequestedOnlyByItsArguments() {
		assertThat(StripeSetup.isRequested("--setup-stripe")).isTrue();
		assertThat(StripeSetup.isRequested("--server.port=0", "--check")).isTrue();
		assertThat(StripeSetup.isRequested("--server.port=0")).isFalse();
	}

	private void assertFails(String sentence, String setting) {
		assertThat(run("--check", setting)).isEqualTo(1);
		assertThat(said()).startsWith(sentence).hasLineCount(1);
	}

	private void assertMended() {
		assertThat(run("--setup-stripe")).isZero();
		assertThat(run("--check")).isZero();
	}

	/**
	 * Runs the command line and returns its exit code; these arguments override the
	 * default ones.
	 */
	private int run(String... arguments) {
		this.said.reset();
		var out = new PrintStream(this.said, true, StandardCharsets.UTF_8);
		var given = List.of(arguments);
		var usual = Stream
			.of("--tragwerk.stripe.api-key=sk_test_1", "--tragwerk.stripe.api-base=" + this.sandbox.url(),
					"--tragwerk.base-url=http://localhost:8080")
			.filter((setting) -> given.stream().noneMatch((other) -> other.startsWith(setting.split("=")[0] + "=")));
		return StripeSetup.run(out, out, Stream.concat(given.stream(), usual).toArray(String[]::new));
	}

	private String said() {
		return this.said.toString(StandardCharsets.UTF_8);
	}

	private long changes() {
		return this.control.requests().stream().filter((request) -> !"GET".equals(request.get("method"))).count();
	}

	private WebhookEndpoint endpoint() throws Exception {
		return this.stripe.v1().webhookEndpoints().list().getData().get(0);
	}

	private Configuration portal() throws Exception {
		return this.stripe.v1().billingPortal().configurations().list().getData().get(0);
	}

}
