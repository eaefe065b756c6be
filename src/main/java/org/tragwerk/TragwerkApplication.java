package org.tragwerk;

import java.time.Clock;

import org.tragwerk.stripe.setup.StripeSetup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/**
 * Tragwerk: voluntary reader memberships for a newspaper without a paywall.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TragwerkApplication {

	public static void main(String[] args) {
		if (StripeSetup.isRequested(args)) {
			System.exit(StripeSetup.run(System.out, System.err, args));
		}
		if (ModuleMigrations.isRequested(args)) {
			ModuleMigrations.run(args);
			return;
		}
		SpringApplication.run(TragwerkApplication.class, args);
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

	@Bean
	FlywayMigrationStrategy moduleMigrations() {
		return new ModuleMigrations();
	}

}
