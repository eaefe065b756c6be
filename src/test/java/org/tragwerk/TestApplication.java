package org.tragwerk;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.tragwerk.demo.DemoConfiguration;
import org.tragwerk.demo.DemoSupporters;

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
		var environment = context.getEnvironment();
		var database = EmbeddedDatabase.start(environment.getProperty("tragwerk.database.port", Integer.class, 0));
		var surroundings = Surroundings.of(context, database);
		SpringApplication.getShutdownHandlers().add(database::close);
		SpringApplication.getShutdownHandlers().add(surroundings::close);
		settle(surroundings, environment.getProperty("tragwerk.demo.supporters", Integer.class, 40_000));
	}

	private static void settle(Surroundings surroundings, int supporters) {
		try (var connection = DriverManager.getConnection(surroundings.databaseUrl(), EmbeddedDatabase.APPLICATION,
				EmbeddedDatabase.PASSWORD)) {
			new DemoSupporters(surroundings.sandbox(), Surroundings.PRODUCT).settle(supporters, connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The supporters of the past could not be settled", ex);
		}
	}

}
