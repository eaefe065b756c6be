package org.tragwerk;

import org.tragwerk.demo.DemoConfiguration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Starts the whole product on one machine with nothing to configure: an embedded
 * database, a Stripe sandbox with a mailbox, and supporters of the past.
 */
public final class TestApplication {

	private TestApplication() {
	}

	public static void main(String[] args) {
		new SpringApplicationBuilder(TragwerkApplication.class, DemoConfiguration.class)
			.initializers((context) -> surround((GenericApplicationContext) context))
			.run(args);
	}

	private static void surround(GenericApplicationContext context) {
		var port = context.getEnvironment().getProperty("tragwerk.database.port", Integer.class, 0);
		var database = EmbeddedDatabase.start(port);
		var surroundings = Surroundings.of(context, database);
		SpringApplication.getShutdownHandlers().add(database::close);
		SpringApplication.getShutdownHandlers().add(surroundings::close);
	}

}
