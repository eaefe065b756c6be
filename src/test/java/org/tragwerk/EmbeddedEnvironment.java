package org.tragwerk;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Connects a test to a fresh database on the server that the whole build shares.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class EmbeddedEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(EmbeddedDatabase.shared().createProperties())
			.and("tragwerk.stripe.api-key=sk_test_embedded", "tragwerk.stripe.webhook-secrets=whsec_embedded",
					"tragwerk.stripe.product=prod_pledge")
			.applyTo(context);
	}

}
