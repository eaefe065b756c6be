package org.tragwerk;

import java.time.Clock;

import org.tragwerk.stripe.setup.StripeSetup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Fallback;

/**
 * Tragwerk: readers carry a newspaper without a paywall.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class TragwerkApplication {

	public static void main(String[] args) {
		if (StripeSetup.isRequested(args)) {
			System.exit(StripeSetup.run(System.out, System.err, args));
		}
		SpringApplication.run(TragwerkApplication.class, args);
	}

	/** Business time. Leases, signatures and retries use wall or database time. */
	@Bean
	@Fallback
	Clock clock() {
		return Clock.systemUTC();
	}

}
