package org.tragwerk;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;

import org.tragwerk.demo.ArticleConfiguration;
import org.tragwerk.demo.DemoConfiguration;
import org.tragwerk.demo.DemoSupporters;
import org.tragwerk.demo.DemoSeedingLifecycle;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the whole product locally without any configuration: with an embedded database,
 * a Stripe sandbox with a mailbox, and seeded supporters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class TestApplication implements ApplicationContextInitializer<GenericApplicationContext> {

	/** They tell every step of a start, which hides what a newcomer looks for. */
	private static final String[] NOISY = { "com.icegreen.greenmail", "com.zaxxer.hikari", "io.zonky.test",
			"org.apache", "org.flywaydb", "org.hibernate", "org.springframework" };

	private TestApplication() {
	}

	public static void main(String[] args) {
		try {
			start(args);
		}
		catch (RuntimeException ex) {
			// It was logged; the surroundings, which were already started, would go on.
			System.exit(1);
		}
	}

	/**
	 * Starts the product; the surroundings run until the JVM ends, even if the context is
	 * closed.
	 */
	public static ConfigurableApplicationContext start(String... args) {
		return new SpringApplicationBuilder(TragwerkApplication.class, DemoConfiguration.class,
				ArticleConfiguration.class)
			.initializers(new TestApplication())
			.bannerMode(Banner.Mode.OFF)
			.logStartupInfo(false)
			.properties(Stream.of(NOISY).map((logger) -> "logging.level." + logger + "=warn").toArray(String[]::new))
			.run(args);
	}

	@Override
	public void initialize(GenericApplicationContext context) {
		var environment = context.getEnvironment();
		var supporters = environment.getProperty("tragwerk.demo.supporters", Integer.class, 40_000);
		System.out.printf("%n  Starting PostgreSQL, a Stripe sandbox, %,d supporters and Tragwerk: about a minute …%n",
				supporters);
		var database = EmbeddedDatabase.start(environment.getProperty("tragwerk.database.port", Integer.class, 0));
		var surroundings = Surroundings.of(context, database);
		SpringApplication.getShutdownHandlers().add(database::close);
		SpringApplication.getShutdownHandlers().add(surroundings::close);
		environment.getPropertySources()
			.addLast(
					new MapPropertySource("demo", Map.of("tragwerk.campaign.goal", DemoSupporters.goalOf(supporters))));
		var seeding = new DemoSeedingLifecycle(() -> seed(surroundings, supporters));
		context.registerBean(DemoSeedingLifecycle.class, () -> seeding);
	}

	private static void seed(Surroundings surroundings, int supporters) {
		try (var connection = DriverManager.getConnection(surroundings.databaseUrl(), EmbeddedDatabase.APPLICATION,
				EmbeddedDatabase.PASSWORD)) {
			var demo = new DemoSupporters(surroundings.sandbox(), Surroundings.PRODUCT);
			demo.letSomeBounce(demo.seed(supporters, connection));
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The supporters of the past could not be settled", ex);
		}
	}

}
