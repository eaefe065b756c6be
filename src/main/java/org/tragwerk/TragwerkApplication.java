package org.tragwerk;

import java.time.Clock;

import javax.sql.DataSource;

import org.tragwerk.stripe.setup.StripeSetup;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;
import org.springframework.core.SpringProperties;

/**
 * Tragwerk: voluntary reader memberships for a newspaper without a paywall.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TragwerkApplication {

	public static void main(String[] args) {
		if (StripeSetup.isRequested(args)) {
			withoutPreparedBeans();
			System.exit(StripeSetup.run(System.out, System.err, args));
		}
		if (ModuleMigrations.isRequested(args)) {
			withoutPreparedBeans();
			ModuleMigrations.run(args);
			return;
		}
		SpringApplication.run(TragwerkApplication.class, args);
	}

	/** The beans that the build prepared are those of the whole application. */
	private static void withoutPreparedBeans() {
		SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
	}

	/**
	 * The clock of business time. Leases, signatures and retries use wall-clock or
	 * database time instead.
	 */
	@Bean
	@Fallback
	Clock clock() {
		return Clock.systemUTC();
	}

	/**
	 * Migrates the database at the start if that is enabled; ahead-of-time processing
	 * does not leave this question to Flyway's own configuration.
	 */
	@Bean
	FlywayMigrationStrategy moduleMigrations(@Value("${spring.flyway.enabled:true}") boolean enabled) {
		return enabled ? new ModuleMigrations() : (flyway) -> {
		};
	}

	@Bean
	DatabaseRoleCheck databaseRoleCheck(DataSource database) {
		return new DatabaseRoleCheck(database);
	}

}
