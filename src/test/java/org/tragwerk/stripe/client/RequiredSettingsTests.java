package org.tragwerk.stripe.client;

import java.util.List;

import org.junit.jupiter.api.Test;
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
	void refusesABlankWebhookSecret() {
		assertThatExceptionOfType(MissingSettingsException.class)
			.isThrownBy(() -> start("tragwerk.stripe.api-key=sk_test_1", "tragwerk.stripe.product=prod_1",
					"tragwerk.stripe.webhook-secrets= "))
			.withMessage("Tragwerk does not start without TRAGWERK_STRIPE_WEBHOOK_SECRETS.");
		assertThatExceptionOfType(MissingSettingsException.class)
			.isThrownBy(() -> start("tragwerk.stripe.api-key=sk_test_1", "tragwerk.stripe.product=prod_1",
					"tragwerk.stripe.webhook-secrets[0]=whsec_1", "tragwerk.stripe.webhook-secrets[1]="));
	}

	@Test
	@Fault("F2")
	void namesAllThatIsMissingInOneSentence() {
		assertThatExceptionOfType(MissingSettingsException.class).isThrownBy(() -> start())
			.withMessage("Tragwerk does not start without TRAGWERK_STRIPE_API_KEY and TRAGWERK_STRIPE_PRODUCT"
					+ " and TRAGWERK_STRIPE_WEBHOOK_SECRETS.");
	}

	@Test
	void startsWhenAllIsThere() {
		assertThatNoException().isThrownBy(() -> start("tragwerk.stripe.api-key=sk_test_1",
				"tragwerk.stripe.product=prod_1", "tragwerk.stripe.webhook-secrets=whsec_1,whsec_2"));
	}

	@Test
	void saysItWithoutAStackTrace() {
		var failure = new MissingSettingsException(List.of("A", "B"));
		var analysis = new MissingSettingsFailureAnalyzer().analyze(failure);
		assertThat(analysis).extracting(FailureAnalysis::getDescription)
			.isEqualTo("Tragwerk does not start without A and B.");
	}

	private static void start(String... settings) {
		try (var context = new GenericApplicationContext()) {
			TestPropertyValues.of(settings).applyTo(context.getEnvironment());
			new RequiredSettings().initialize(context);
		}
	}

}
