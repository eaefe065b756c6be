package org.tragwerk.demo;

import java.lang.management.ManagementFactory;

import org.tragwerk.sandbox.StripeSandbox;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Configuration of a local start only.
 */
@TestConfiguration(proxyBeanMethods = false)
public class DemoConfiguration {

	@Bean
	ApplicationListener<ApplicationReadyEvent> addresses(StripeSandbox sandbox, Environment environment,
			@Value("${tragwerk.base-url}") String site) {
		return (event) -> System.out.printf("""

				  Tragwerk is running. Nothing here moves real money.

				    Article          %1$s/article
				    Pledge form      %1$s/support
				    Count            %1$s/api/v1/campaigns/danke
				    Stripe sandbox   %2$s/_sandbox
				    Mailbox          %2$s/_sandbox/mailbox
				    Health           http://localhost:%3$s/actuator/health
				    Database         %4$s (tragwerk, embedded)

				  Ready after %5$.1f seconds. Ctrl+C ends all of it.

				""", site, sandbox.url(), environment.getProperty("local.management.port", "8081"),
				environment.getProperty("spring.datasource.url"),
				ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
	}

}
