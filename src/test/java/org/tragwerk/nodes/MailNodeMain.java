package org.tragwerk.nodes;

import java.time.Clock;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/**
 * A node that only sends emails, in a process of its own. It has no stereotype
 * annotation, so that component scanning does not find it.
 */
@EnableAutoConfiguration
@ComponentScan(basePackages = { "org.tragwerk.mail", "org.tragwerk.task" },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Tests.*"))
@ConfigurationPropertiesScan({ "org.tragwerk.mail", "org.tragwerk.newspaper", "org.tragwerk.task" })
@EntityScan("org.tragwerk.mail")
@EnableJpaRepositories("org.tragwerk.mail")
public class MailNodeMain {

	public static void main(String[] args) {
		NodeMain.run(MailNodeMain.class, WebApplicationType.NONE, args);
	}

	@Bean
	MessageSource messageSource() {
		var texts = new ResourceBundleMessageSource();
		texts.setBasename("messages/mail/messages");
		texts.setDefaultEncoding("UTF-8");
		texts.setUseCodeAsDefaultMessage(true);
		return texts;
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
