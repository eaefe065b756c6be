package org.tragwerk.stripe.command;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.stripe.StripeClient;
import com.stripe.net.ApiResource.RequestMethod;
import com.stripe.param.CustomerCreateParams;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tragwerk.Patience;
import org.tragwerk.SandboxControl;
import org.tragwerk.TragwerkTest;
import org.tragwerk.Visitor;
import org.tragwerk.provider.PaymentProvider;
import org.tragwerk.provider.ProviderUnavailableException;
import org.tragwerk.sandbox.StripeSandbox;
import org.tragwerk.stripe.client.StripeErrors;
import org.tragwerk.stripe.client.WritesDisabledException;
import org.tragwerk.stripe.webhook.SignedWebhookEvent;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@TragwerkTest
@TestPropertySource(properties = "tragwerk.stripe.writes=false")
class WritesDisabledTests {

	@Autowired
	private StripeClient stripe;

	@Autowired
	private PaymentProvider provider;

	@Autowired
	private JdbcClient jdbc;

	@Value("${tragwerk.base-url}")
	private String baseUrl;

	private SandboxControl control;

	@BeforeEach
	void control(@Autowired StripeSandbox sandbox) {
		this.control = new SandboxControl(sandbox.url());
	}

	@Test
	void sendsNoWrites() {
		assertRefused(() -> this.stripe.v1().customers().create(CustomerCreateParams.builder().build()));
		assertRefused(() -> this.stripe.v1().subscriptions().cancel("sub_1"));
		assertRefused(() -> this.stripe.v1().customers().delete("cus_1"));
		assertRefused(() -> this.stripe.rawRequest(RequestMethod.POST, "/v1/customers", "email=anna@example.org"));
		assertThat(changes()).isEmpty();
	}

	@Test
	void sendsReads() throws Exception {
		assertThat(this.stripe.v1().products().list().getData()).isNotEmpty();
	}

	@Test
	void postponesCommands() {
		assertThat(this.provider.isWritable()).isFalse();
	}

	@Test
	void acceptsNoNewPledge() {
		var reader = new Visitor(this.baseUrl);
		assertThat(reader.get("/support").body()).contains("Wir machen eine kurze Pause");
		var fields = new LinkedHashMap<>(Visitor.hiddenFields(reader.get("/confirm/anything").body()));
		fields.putAll(Map.of("amount", "7,50", "interval", "monthly", "email", "anna@example.org"));
		assertThat(reader.post("/support", fields).statusCode()).isEqualTo(503);
		assertThat(this.jdbc.sql("select count(*) from attempt").query(Long.class).single()).isZero();
	}

	@Test
	void storesWebhookEventsAndSyncs() {
		var customer = "cus_" + UUID.randomUUID();
		var body = """
				{"id":"evt_%s","object":"event","api_version":"2026-07-29.dahlia","created":1,"livemode":false,
				"type":"customer.subscription.deleted","data":{"object":{"id":"sub_1","object":"subscription",
				"customer":"%s"}}}""".formatted(UUID.randomUUID(), customer).getBytes(StandardCharsets.UTF_8);
		assertThat(SignedWebhookEvent.post(this.baseUrl, body)).isEqualTo(200);
		await().atMost(Patience.SOON)
			.until(() -> this.control.requests("GET", "/v1/subscriptions")
				.stream()
				.anyMatch((request) -> String.valueOf(request.get("params")).contains(customer)));
		assertThat(changes()).isEmpty();
	}

	private List<Map<String, Object>> changes() {
		return this.control.requests().stream().filter((request) -> !"GET".equals(request.get("method"))).toList();
	}

	private static void assertRefused(StripeErrors.StripeCall<?> change) {
		assertThatExceptionOfType(ProviderUnavailableException.class).isThrownBy(() -> StripeErrors.call(change))
			.withCauseInstanceOf(WritesDisabledException.class);
	}

}
