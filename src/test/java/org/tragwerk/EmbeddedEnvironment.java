package org.tragwerk;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Connects a test to a fresh database on the server that the whole build shares.
 */
final class EmbeddedEnvironment implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		TestPropertyValues.of(EmbeddedDatabase.shared().createProperties()).applyTo(context);
	}

}
