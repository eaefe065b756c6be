package org.tragwerk.stripe.client;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tragwerk.Fault;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class RequiredSettingsTests {

	@Test
	@Fault("F2")
	void rejectsABlankWebhookSecret() {
		assertThatExceptionOfType(RefusedSettingsException.class)
			.isThrownBy(() -> start("tragwerk.stripe.api-key=sk_test_1", "tragwerk.stripe.product=prod_1",
					"tragwerk.stripe.webhook-secrets= "))
			.withMessage("Tragwerk does not start without TRAGWERK_STRIPE_WEBHOOK_SECRETS.");
		assertThatExceptionOfType(RefusedSettingsException.class)
			.isThrownBy(() -> start("tragwerk.stripe.api-key=sk_test_1", "tragwerk.stripe.product=prod_1",
					"tragwerk.stripe.webhook-secrets[0]=whsec_1", "tragwerk.stripe.webhook-secrets[1]="));
	}

	@Test
	@Fault("F2")
	void namesAllMissingSettingsInOneSentence() {
		assertThatExceptionOfType(RefusedSettingsException.class).isThrownBy(() -> start())
			.withMessage("Tragwerk does not start without TRAGWERK_STRIPE_API_KEY and TRAGWERK_STRIPE_PRODUCT"
					+ " and TRAGWERK_STRIPE_WEBHOOK_SECRETS.");
	}

	@Test
	void acceptsCompleteSettings() {
		assertThatNoException().isThrownBy(() -> start("tragwerk.stripe.api-key=sk_test_1",
				"tragwerk.stripe.product=prod_1", "tragwerk.stripe.webhook-secrets=whsec_1,whsec_2"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "sk_live_1", "rk_live_1" })
	void rejectsALiveKeyOverHttp(String key) {
		assertRefused("The key is a live one, but TRAGWERK_BASE_URL is no https address: http://localhost:8080.", key,
				"tragwerk.base-url=http://localhost:8080");
		assertRefused("The key is a live one, but TRAGWERK_BASE_URL is no https address: null.", key);
		assertRefused("The key is a live one, but TRAGWERK_STRIPE_API_BASE leads to http://api.stripe.com.", key,
				"tragwerk.base-url=https://a.example", "tragwerk.stripe.api-base=http://api.stripe.com");
	}

	@Test
	void rejectsALiveKeyWithAnotherBaseUrl() {
		assertRefused("The key is a live one, but TRAGWERK_STRIPE_API_BASE leads to https://api.stripe.com.example.",
				"sk_live_1", "tragwerk.base-url=https://a.example",
				"tragwerk.stripe.api-base=https://api.stripe.com.example");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "https://api.stripe.com", "https://api.stripe.com/" })
	void acceptsALiveKeyForStripe(String apiBase) {
		assertThatNoException().isThrownBy(() -> start(
				with("sk_live_1", "tragwerk.base-url=https://a.example", "tragwerk.stripe.api-base=" + apiBase)));
	}

	@Test
	void acceptsATestKeyWithAnyBaseUrl() {
		assertThatNoException().isThrownBy(() -> start(with("sk_test_1", "tragwerk.base-url=http://localhost:8080",
				"tragwerk.stripe.api-base=http://localhost:4242")));
	}

	@Test
	void reportsWithoutAStackTrace() {
		var failure = RefusedSettingsException.missing(List.of("A", "B"));
		var analysis = new RefusedSettingsFailureAnalyzer().analyze(failure);
		assertThat(analysis).extracting(FailureAnalysis::getDescription)
			.isEqualTo("Tragwerk does not start without A and B.");
	}

	private static void assertRefused(String sentence, String key, String... more) {
		assertThatExceptionOfType(RefusedSettingsException.class).isThrownBy(() -> start(with(key, more)))
			.withMessage(sentence);
	}

	private static String[] with(String key, String... more) {
		return Stream.concat(Stream.of("tragwerk.stripe.api-key=" + key, "tragwerk.stripe.product=prod_1",
				"tragwerk.stripe.webhook-secrets=whsec_1"), Stream.of(more))
			.toArray(String[]::new);
	}

	private static void start(String... settings) {
		try (var context = new GenericApplicationContext()) {
			TestPropertyValues.of(settings).applyTo(context.getEnvironment());
			new RequiredSettings().initialize(context);
		}
	}

}
