package org.tragwerk.nodes;

import java.time.Clock;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.data.jpa.autoconfigure.DataJpaRepositoriesAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * A node that only executes commands at Stripe, in a process of its own, and starts
 * without JPA, which commands do without. It has no stereotype annotation, so that
 * component scanning does not find it.
 */
@EnableAutoConfiguration(exclude = { HibernateJpaAutoConfiguration.class, DataJpaRepositoriesAutoConfiguration.class })
@ComponentScan(
		basePackages = { "org.tragwerk.provider", "org.tragwerk.staff", "org.tragwerk.task",
				"org.tragwerk.stripe.client", "org.tragwerk.stripe.command" },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
@ConfigurationPropertiesScan({ "org.tragwerk.task", "org.tragwerk.stripe.client" })
public class CommandNodeMain {

	public static void main(String[] args) {
		NodeMain.run(CommandNodeMain.class, WebApplicationType.NONE, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
