package org.tragwerk;

import java.sql.DriverManager;
import java.sql.SQLException;

import org.tragwerk.demo.ArticleConfiguration;
import org.tragwerk.demo.DemoConfiguration;
import org.tragwerk.demo.DemoSupporters;
import org.tragwerk.demo.DemoSeedingLifecycle;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Starts the whole product locally without any configuration: with an embedded database,
 * a Stripe sandbox with a mailbox, and seeded supporters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TestApplication implements ApplicationContextInitializer<GenericApplicationContext> {

	private TestApplication() {
	}

	public static void main(String[] args) {
		start(args);
	}

	/**
	 * Starts the product; the surroundings run until the JVM ends, even if the context is
	 * closed.
	 */
	public static ConfigurableApplicationContext start(String... args) {
		return new SpringApplicationBuilder(TragwerkApplication.class, DemoConfiguration.class,
				ArticleConfiguration.class)
			.initializers(new TestApplication())
			.run(args);
	}

	@Override
	public void initialize(GenericApplicationContext context) {
		var environment = context.getEnvironment();
		var database = EmbeddedDatabase.start(environment.getProperty("tragwerk.database.port", Integer.class, 0));
		var surroundings = Surroundings.of(context, database);
		SpringApplication.getShutdownHandlers().add(database::close);
		SpringApplication.getShutdownHandlers().add(surroundings::close);
		var supporters = environment.getProperty("tragwerk.demo.supporters", Integer.class, 40_000);
		var seeding = new DemoSeedingLifecycle(() -> seed(surroundings, supporters));
		context.registerBean(DemoSeedingLifecycle.class, () -> seeding);
	}

	private static void seed(Surroundings surroundings, int supporters) {
		try (var connection = DriverManager.getConnection(surroundings.databaseUrl(), EmbeddedDatabase.APPLICATION,
				EmbeddedDatabase.PASSWORD)) {
			new DemoSupporters(surroundings.sandbox(), Surroundings.PRODUCT).seed(supporters, connection);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The supporters of the past could not be settled", ex);
		}
	}

}
